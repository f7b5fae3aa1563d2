package io.murano.e2e.bench;

import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.util.Arrays;
import java.util.List;

/** Runs the benchmarks named on the command line, or all; "list" lists them. */
public final class Benchmarks {

  private static final List<Benchmark> ALL =
      List.of(
          new BrokerLoop(),
          new Footprint(),
          new DeploymentLoad(),
          new CatalogueLoad(),
          new EnvironmentLoad(),
          new AgentPlans(),
          new YaqlSpeed(),
          new MuranoPlSpeed());

  private Benchmarks() {}

  /** Started by the launcher. */
  public static void main(String[] names) throws Exception {
    if (Arrays.asList(names).contains("list")) {
      ALL.forEach(one -> System.out.printf("%-13s %s%n", one.name(), one.description()));
      return;
    }
    List<Benchmark> chosen =
        names.length == 0 ? ALL : Arrays.stream(names).map(Benchmarks::named).toList();
    Bench bench =
        new Bench(TestBroker.of(Benchmarks.class), TestDatabase.of(Benchmarks.class), System.out);
    for (Benchmark benchmark : chosen) {
      System.out.printf("%n%s: %s%n%n", benchmark.name(), benchmark.description());
      benchmark.run(bench);
    }
    System.exit(0);
  }

  private static Benchmark named(String name) {
    return ALL.stream()
        .filter(benchmark -> benchmark.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no benchmark '%s'; there are %s"
                        .formatted(name, ALL.stream().map(Benchmark::name).toList())));
  }
}
