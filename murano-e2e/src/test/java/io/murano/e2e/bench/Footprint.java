package io.murano.e2e.bench;

import com.rabbitmq.client.Channel;
import io.murano.e2e.harness.MuranoCluster;
import io.murano.e2e.harness.Service;
import io.murano.e2e.harness.ServiceJar;
import io.murano.testkit.Project;
import io.murano.testkit.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Time to start and memory at rest of each service. */
final class Footprint implements Benchmark {

  private static final Duration REST = Duration.ofSeconds(15);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "footprint";
  }

  @Override
  public String description() {
    return "start-up and proportional set size at rest, JDK " + Runtime.version().feature();
  }

  @Override
  public void run(Bench bench) throws Exception {
    Table table = new Table("service", "seconds to ready", "MiB at rest");
    try (MuranoCluster murano = MuranoCluster.on(bench.broker(), bench.database()).start()) {
      TimeUnit.SECONDS.sleep(REST.toSeconds());
      for (Service service : murano.services()) {
        long memory = memory(service.process().pid());
        service.stop();
        long begin = System.nanoTime();
        service.start().awaitReady();
        table.row(service.name(), seconds(begin), memory);
      }
    }
    agent(bench, table);
    table.print(bench.out());
  }

  private static void agent(Bench bench, Table table) throws Exception {
    String queue = "bench-agent";
    try (var connection = bench.broker().connect();
        var channel = connection.createChannel()) {
      channel.queueDeclare(queue, true, false, false, Map.of());
      Path folder = agentFolder(bench, queue);
      long begin = System.nanoTime();
      try (ServiceProcess agent =
          ServiceProcess.jar("bench-agent", ServiceJar.built("agent"))
              .jvmOptions("-XX:+UseSerialGC", "-Xmx64m", "-XX:TieredStopAtLevel=1")
              .arguments("--config-dir", folder.toString())
              .start()) {
        awaitConsumer(channel, queue);
        double seconds = seconds(begin);
        TimeUnit.SECONDS.sleep(REST.toSeconds());
        table.row("agent", seconds, memory(agent.pid()));
      }
    }
  }

  private static Path agentFolder(Bench bench, String queue) throws IOException {
    Path folder = Project.buildFolder().resolve("testkit/bench-agent");
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("agent.conf"),
        """
        [DEFAULT]
        storage=%s
        [rabbitmq]
        host=%s
        port=%d
        login=%s
        password=%s
        virtual_host=%s
        input_queue=%s
        result_routing_key=bench-results
        """
            .formatted(
                folder.resolve("plans"),
                bench.broker().host(),
                bench.broker().port(),
                bench.broker().username(),
                bench.broker().password(),
                bench.broker().virtualHost(),
                queue));
    return folder;
  }

  private static void awaitConsumer(Channel channel, String queue) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (channel.queueDeclarePassive(queue).getConsumerCount() == 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the agent does not consume after " + LIMIT);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Proportional set size in MiB, as the kernel counts it. */
  static long memory(long pid) throws IOException {
    Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
