package io.murano.e2e.bench;

import io.murano.e2e.harness.EventStream;
import io.murano.e2e.harness.MuranoClient;
import io.murano.e2e.harness.MuranoCluster;
import io.murano.e2e.harness.PackageArchive;
import io.murano.e2e.harness.Probe;
import io.murano.e2e.harness.Service;
import io.murano.testkit.Project;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  private static final int WARM_UP_ROUNDS = 10;
  private static final int ROUNDS = 10;
  private static final int ONE_BY_ONE = 200;
  private static final int MANY_REPORTS = 1_000;
  private static final int LONG_ROUNDS = 5;
  private static final int ECHOES = 400;
  private static final int CLOCKS = 200;
  private static final Duration LIMIT = Duration.ofMinutes(5);

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
              "p99 ms",
              "CPU ms: api",
              "conductors");
      try (MuranoCluster murano =
          MuranoCluster.on(bench.broker(), bench.database())
              .conductors(conductors)
              .conductorProperty("murano.conductor.slots", AT_ONCE / 2)
              .optimized()
              .start()) {
        new Load(murano, table).measure();
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

    void measure() throws Exception {
      Probe.uploadTo(client);
      if (client.get("/v1/catalog/packages?fqn=" + PLANS).path("packages").isEmpty()) {
        client.uploadPackage(
            PackageArchive.of(
                Project.root().resolve("murano-e2e/src/test/resources/packages").resolve(PLANS)));
      }
      reports();
      manyReports();
      plans();
    }

    private void reports() throws Exception {
      List<String> environments = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        environments.add(environment(Probe.named("small").model()));
      }
      rounds(environments, WARM_UP_ROUNDS);
      row("%d at once, 1 report each".formatted(AT_ONCE), rounds(environments, ROUNDS));
      List<String> one = environments.subList(0, 1);
      row("one by one, 1 report each", rounds(one, ONE_BY_ONE));
      delete(environments);
    }

    private void manyReports() throws Exception {
      List<String> one = List.of(environment(Probe.named("talker").steps(MANY_REPORTS, 0).model()));
      rounds(one, LONG_ROUNDS);
      row("one by one, %,d reports each".formatted(MANY_REPORTS), rounds(one, LONG_ROUNDS));
      delete(one);
    }

    private void plans() throws Exception {
      List<String> environments = new ArrayList<>();
      for (int i = 0; i < MACHINES; i++) {
        environments.add(environment(plans(1, 0)));
      }
      rounds(environments, WARM_UP_ROUNDS);
      row("%d at once, 1 plan each".formatted(MACHINES), rounds(environments, ROUNDS));
      rounds(environments.subList(0, 1), WARM_UP_ROUNDS);
      row("one by one, 1 plan each", rounds(environments.subList(0, 1), ONE_BY_ONE / 2));
      delete(environments);
      roundTrips();
    }

    private void roundTrips() throws Exception {
      String environment = environment(plans(ECHOES, 0));
      deploy(environment);
      deploy(environment);
      double[] echoes = echoes(environment);
      row("plan to a machine and back", sequential(echoes));
      delete(List.of(environment));

      environment = environment(plans(0, CLOCKS));
      deploy(environment);
      row("report, from machine to reader", sequential(deploy(environment).latencies()));
      delete(List.of(environment));
    }

    private double[] echoes(String environment) {
      JsonNode milliseconds =
          client.get("/v1/environments/" + environment + "/services").path(0).path("milliseconds");
      if (milliseconds.size() != ECHOES) {
        throw new IllegalStateException("the machine has answered " + milliseconds);
      }
      return milliseconds.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private String environment(Map<String, Object> application) {
      String environment = client.createEnvironment("bench-" + UUID.randomUUID());
      client.deployApplication(environment, application);
      String state = client.awaitIdle(environment, LIMIT);
      if (!state.equals("ready")) {
        throw new IllegalStateException(state + client.progress(environment));
      }
      return environment;
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
    private Sample rounds(List<String> environments, int rounds) throws Exception {
      ExecutorService readers = Executors.newFixedThreadPool(environments.size());
      try {
        List<Double> milliseconds = new ArrayList<>();
        double seconds = 0;
        double api = apiMillis();
        double conductors = conductorMillis();
        for (int round = 0; round < rounds; round++) {
          List<Callable<Deployed>> work = new ArrayList<>();
          environments.forEach(environment -> work.add(() -> deploy(environment)));
          long begin = System.nanoTime();
          for (Future<Deployed> one : readers.invokeAll(work)) {
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

    /** Opens a session, deploys it and reads the events to the result. */
    private Deployed deploy(String environment) {
      long begin = System.nanoTime();
      String deployment = client.deploy(environment, client.openSession(environment));
      List<Double> latencies = new ArrayList<>();
      try (EventStream events = client.events(environment, deployment)) {
        Optional<EventStream.Event> event = events.next();
        while (event.isPresent() && !event.get().isLast()) {
          String text = event.get().data().path("text").asString("");
          if (text.startsWith("clock ")) {
            long then = Long.parseLong(text.substring("clock ".length()));
            latencies.add((ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now()) - then) / 1e6);
          }
          event = events.next();
        }
        if (event.isEmpty() || event.get().data().path("isException").asBoolean()) {
          throw new IllegalStateException(client.progress(environment));
        }
      }
      return new Deployed(
          (System.nanoTime() - begin) / 1e6,
          latencies.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void delete(List<String> environments) {
      environments.forEach(client::deleteEnvironment);
      environments.forEach(environment -> client.awaitIdle(environment, LIMIT));
    }

    private void row(String work, Sample sample) {
      int count = sample.milliseconds().length;
      table.row(
          work,
          count / sample.seconds(),
          Percentile.of(sample.milliseconds(), 50),
          Percentile.of(sample.milliseconds(), 99),
          sample.api() == 0 ? "" : sample.api() / count,
          sample.conductors() == 0 ? "" : sample.conductors() / count);
    }
  }

  /**
   * One deployment.
   *
   * @param milliseconds from opening the session to the result
   * @param latencies milliseconds from the clock of the machine to the reader, for each report
   */
  private record Deployed(double milliseconds, double[] latencies) {}

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
