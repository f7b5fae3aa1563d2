package io.murano.e2e.bench;

import io.murano.e2e.harness.MuranoClient;
import io.murano.e2e.harness.MuranoCluster;
import io.murano.e2e.harness.Probe;
import io.murano.e2e.harness.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Deployments from the request to the result, through all three services as processes. What they
 * take is seen by a reader of the deployment's stream of events. Machines are started before the
 * clock runs.
 */
final class DeploymentLoad implements Benchmark {

  private static final String PLANS = "io.murano.e2e.Plans";
  private static final int AT_ONCE = 50;
  private static final int MACHINES = 12;
  private static final int WARM_UP_ROUNDS = 30;
  private static final int ROUNDS = 10;
  private static final int ONE_BY_ONE = 200;
  private static final int MANY_REPORTS = 1_000;
  private static final int LONG_ROUNDS = 5;
  private static final int ECHOES = 400;
  private static final int CLOCKS = 200;

  @Override
  public String name() {
    return "deployments";
  }

  @Override
  public String description() {
    return "deployments through api, conductor and agent, on JDK " + Runtime.version().feature();
  }

  @Override
  public void run(Bench bench) throws Exception {
    new BrokerLoop().run(bench);
    bench.out().println();
    for (int conductors = 1; conductors <= 2; conductors++) {
      Table table =
          new Table(
              conductors == 1 ? "one conductor" : "two conductors",
              "per second",
              "p50 ms",
              "p95 ms",
              "p99 ms",
              "CPU ms: api",
              "conductors");
      try (MuranoCluster murano =
          MuranoCluster.on(bench.broker(), bench.database())
              .conductors(conductors)
              .conductorProperty("murano.conductor.slots", AT_ONCE / 2)
              .optimized()
              .start()) {
        Load load = new Load(murano, table);
        load.measureThroughput();
        if (conductors == 1) {
          load.measureLatency();
        }
      }
      table.print(bench.out());
      bench.out().println();
    }
  }

  /** What one installation does. */
  private static final class Load {

    private final MuranoCluster murano;
    private final MuranoClient client;
    private final Table table;

    Load(MuranoCluster murano, Table table) {
      this.murano = murano;
      this.client = murano.client();
      this.table = table;
    }

    /** Many at once, which is where a second conductor can help. */
    void measureThroughput() throws Exception {
      Probe.uploadTo(client);
      client.uploadIfAbsent(PLANS);
      row("%d at once, 1 report each".formatted(AT_ONCE), series(reporters(AT_ONCE, 1), ROUNDS));
      row("%d at once, 1 plan each".formatted(MACHINES), series(planners(MACHINES), ROUNDS));
    }

    /** One after the other. */
    void measureLatency() throws Exception {
      row("one by one, 1 report each", series(reporters(1, 1), ONE_BY_ONE));
      row(
          "one by one, %,d reports each".formatted(MANY_REPORTS),
          series(reporters(1, MANY_REPORTS), LONG_ROUNDS));
      row("one by one, 1 plan each", series(planners(1), ONE_BY_ONE / 2));
      roundTrips();
    }

    private List<WatchedEnvironment> reporters(int number, int reports) {
      return create(number, Probe.named("reporter").steps(reports, 0).model());
    }

    private List<WatchedEnvironment> planners(int number) {
      return create(number, plans(1, 0));
    }

    /** Warms up, measures, and deletes the environments. */
    private Sample series(List<WatchedEnvironment> environments, int rounds) throws Exception {
      rounds(environments, Math.min(WARM_UP_ROUNDS, 3 * rounds));
      Sample sample = rounds(environments, rounds);
      environments.forEach(WatchedEnvironment::close);
      return sample;
    }

    private void roundTrips() {
      try (WatchedEnvironment environment = WatchedEnvironment.with(client, plans(ECHOES, 0))) {
        environment.deploy();
        environment.deploy();
        row("plan to a machine and back", sequential(echoes(environment.id())));
      }
      try (WatchedEnvironment environment = WatchedEnvironment.with(client, plans(0, CLOCKS))) {
        environment.deploy();
        row("report, machine to reader", sequential(environment.deploy().latencies()));
      }
    }

    private double[] echoes(String environment) {
      JsonNode milliseconds =
          client.get("/v1/environments/" + environment + "/services").path(0).path("milliseconds");
      if (milliseconds.size() != ECHOES) {
        throw new IllegalStateException("the machine has answered " + milliseconds);
      }
      return milliseconds.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private List<WatchedEnvironment> create(int number, Map<String, Object> application) {
      return IntStream.range(0, number)
          .mapToObj(i -> WatchedEnvironment.with(client, application))
          .toList();
    }

    private static Map<String, Object> plans(int echoes, int clocks) {
      Map<String, Object> machine = new HashMap<>();
      machine.put("?", identity("io.murano.resources.LinuxMuranoInstance"));
      machine.put("name", "machine");
      machine.put("flavor", "m1.small");
      machine.put("image", "local");
      Map<String, Object> application = new HashMap<>();
      application.put("?", identity(PLANS));
      application.put("instance", machine);
      application.put("echoes", echoes);
      application.put("clocks", clocks);
      return application;
    }

    private static Map<String, Object> identity(String type) {
      return Map.of("id", UUID.randomUUID().toString().replace("-", ""), "type", type);
    }

    /** Deploys all environments at once, again and again. */
    private Sample rounds(List<WatchedEnvironment> environments, int rounds) throws Exception {
      ExecutorService readers = Executors.newFixedThreadPool(environments.size());
      try {
        List<Double> milliseconds = new ArrayList<>();
        double seconds = 0;
        double api = apiMillis();
        double conductors = conductorMillis();
        for (int round = 0; round < rounds; round++) {
          List<Callable<WatchedEnvironment.Deployed>> work = new ArrayList<>();
          environments.forEach(environment -> work.add(environment::deploy));
          long begin = System.nanoTime();
          for (Future<WatchedEnvironment.Deployed> one : readers.invokeAll(work)) {
            milliseconds.add(one.get().milliseconds());
          }
          seconds += (System.nanoTime() - begin) / 1e9;
        }
        return new Sample(
            milliseconds.stream().mapToDouble(Double::doubleValue).toArray(),
            seconds,
            apiMillis() - api,
            conductorMillis() - conductors);
      } finally {
        readers.shutdownNow();
      }
    }

    private double apiMillis() throws IOException {
      return ProcessTime.millis(murano.api().process().pid());
    }

    private double conductorMillis() throws IOException {
      double sum = 0;
      for (Service service : murano.services()) {
        sum += ProcessTime.millis(service.process().pid());
      }
      return sum - apiMillis();
    }

    private void row(String work, Sample sample) {
      int count = sample.milliseconds().length;
      table.row(
          work,
          count / sample.seconds(),
          Percentile.of(sample.milliseconds(), 50),
          Percentile.of(sample.milliseconds(), 95),
          Percentile.of(sample.milliseconds(), 99),
          sample.api() == 0 ? "" : sample.api() / count,
          sample.conductors() == 0 ? "" : sample.conductors() / count);
    }
  }

  /**
   * A series.
   *
   * @param milliseconds of each
   * @param seconds in all
   * @param api processor time of the api in milliseconds, or 0 if it is not known
   * @param conductors processor time of the conductors in milliseconds, or 0 if it is not known
   */
  private record Sample(double[] milliseconds, double seconds, double api, double conductors) {}

  private static Sample sequential(double[] milliseconds) {
    double sum = 0;
    for (double one : milliseconds) {
      sum += one;
    }
    return new Sample(milliseconds, sum / 1e3, 0, 0);
  }
}
