package io.murano.e2e.bench;

import io.murano.e2e.harness.ServiceJar;
import io.murano.testkit.Project;
import io.murano.testkit.ServiceProcess;
import io.murano.testkit.ServiceProcessBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
            "CPU ms",
            "script p50 ms",
            "p99 ms",
            "CPU ms",
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
      warmUp.awaitExit(Duration.ofMinutes(5));
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
        ServiceProcess agent = program.start();
        try {
          stage.awaitAgent();
          starts[i] = (System.nanoTime() - begin) / 1e9;
        } finally {
          agent.close();
        }
        stage.awaitNoAgent();
      }
      try (ServiceProcess agent = program.start()) {
        stage.awaitAgent();
        TimeUnit.SECONDS.sleep(REST.toSeconds());
        long memory = Footprint.memory(agent.pid());
        RoundTrips plain = roundTrips(stage, AgentStage.PLAIN, agent.pid());
        RoundTrips script = roundTrips(stage, AgentStage.SCRIPT, agent.pid());
        table.row(
            name,
            Percentile.of(starts, 50),
            Percentile.of(plain.millis(), 50),
            Percentile.of(plain.millis(), 99),
            plain.cpuMillis(),
            Percentile.of(script.millis(), 50),
            Percentile.of(script.millis(), 99),
            script.cpuMillis(),
            memory);
      }
    }
  }

  /**
   * What a series of plans took.
   *
   * @param millis time from sending to the result, for each plan
   * @param cpuMillis processor time of agent and scripts per plan, whatever else the machine does
   */
  private record RoundTrips(double[] millis, double cpuMillis) {}

  private static RoundTrips roundTrips(AgentStage stage, String plan, long pid) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      stage.roundTripNanos(plan);
    }
    double[] millis = new double[PLANS];
    double begin = ProcessTime.millis(pid);
    for (int i = 0; i < PLANS; i++) {
      millis[i] = stage.roundTripNanos(plan) / MILLI;
    }
    return new RoundTrips(millis, (ProcessTime.millis(pid) - begin) / PLANS);
  }
}
