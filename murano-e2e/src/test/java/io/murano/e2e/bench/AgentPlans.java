package io.murano.e2e.bench;

import io.murano.e2e.harness.ServiceJar;
import io.murano.testkit.Project;
import io.murano.testkit.ServiceProcess;
import io.murano.testkit.ServiceProcessBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Plans at an agent alone: from publishing a plan to holding its result. The original's agent runs
 * beside ours if the environment variable {@value #ORIGINAL} holds the shell command that starts
 * it; {@code --config-dir} and a folder are appended.
 */
final class AgentPlans implements Benchmark {

  private static final String ORIGINAL = "ORIGINAL_MURANO_AGENT";
  private static final String[] JVM_OPTIONS = {
    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m"
  };
  private static final Duration REST = Duration.ofSeconds(15);
  private static final int STARTS = 3;
  private static final int WARM_UP = 200;
  private static final int PLANS = 400;
  private static final double MILLI = 1e6;

  @Override
  public String name() {
    return "agent";
  }

  @Override
  public String description() {
    return "plans at the agent alone, JDK " + Runtime.version().feature();
  }

  @Override
  public void run(Bench bench) throws Exception {
    Table table =
        new Table(
            "agent",
            "start to first consume s",
            "no script p50 ms",
            "p99 ms",
            "script p50 ms",
            "p99 ms",
            "MiB idle");
    Path archive = recordArchive();
    measure(bench, table, "this one", ours());
    measure(
        bench, table, "with class archive", ours().jvmOptions("-XX:SharedArchiveFile=" + archive));
    String original = System.getenv(ORIGINAL);
    if (original != null) {
      measure(bench, table, "the original", original(original));
    }
    table.print(bench.out());
    if (original == null) {
      bench.out().printf("%nWithout the original: %s is not set%n", ORIGINAL);
    }
  }

  private static ServiceProcessBuilder ours() {
    return ServiceProcess.jar("bench-agent", ServiceJar.built("agent")).jvmOptions(JVM_OPTIONS);
  }

  private static ServiceProcessBuilder original(String command) {
    return ServiceProcess.command(
        "bench-original-agent", "sh", "-c", "exec " + command + " \"$@\"", "sh");
  }

  /** Records what an installation would: the agent's classes in the JVM's own form. */
  private static Path recordArchive() throws IOException {
    Path archive = Project.buildFolder().resolve("testkit/bench-agent.jsa");
    Files.deleteIfExists(archive);
    try (ServiceProcess warmUp =
        ours().jvmOptions("-XX:ArchiveClassesAtExit=" + archive).arguments("--warm-up").start()) {
      warmUp.awaitExit(Duration.ofMinutes(1));
    }
    return archive;
  }

  private static void measure(Bench bench, Table table, String name, ServiceProcessBuilder program)
      throws Exception {
    try (AgentStage stage = AgentStage.on(bench.broker())) {
      program.arguments("--config-dir", stage.folder().toString());
      double[] starts = new double[STARTS];
      for (int i = 0; i < STARTS; i++) {
        long begin = System.nanoTime();
        try (ServiceProcess agent = program.start()) {
          stage.awaitAgent();
          starts[i] = (System.nanoTime() - begin) / 1e9;
        }
        stage.awaitNoAgent();
      }
      try (ServiceProcess agent = program.start()) {
        stage.awaitAgent();
        TimeUnit.SECONDS.sleep(REST.toSeconds());
        long memory = Footprint.memory(agent.pid());
        double[] plain = roundTrips(stage, AgentStage.PLAIN);
        double[] script = roundTrips(stage, AgentStage.SCRIPT);
        table.row(
            name,
            Percentile.of(starts, 50),
            Percentile.of(plain, 50),
            Percentile.of(plain, 99),
            Percentile.of(script, 50),
            Percentile.of(script, 99),
            memory);
      }
    }
  }

  private static double[] roundTrips(AgentStage stage, String plan) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      stage.roundTripNanos(plan);
    }
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < PLANS; i++) {
      millis.add(stage.roundTripNanos(plan) / MILLI);
    }
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
