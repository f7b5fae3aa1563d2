package io.murano.e2e.bench;

import io.murano.e2e.harness.MuranoClient;
import io.murano.e2e.harness.MuranoCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Uploads of many versions of many packages, then searches among them. */
final class CatalogueLoad implements Benchmark {

  private static final int NAMES = 1_000;
  private static final int VERSIONS = 10;
  private static final int CONNECTIONS = 8;
  private static final Duration SAMPLE = Duration.ofSeconds(3);
  private static final String ROUTE = "/v1/catalog/packages?limit=20&";

  /** What is asked for, by what it shows. Words are made by {@link #word}. */
  private static final Map<String, String> QUERIES = queries();

  private static Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("first page by name", "");
    queries.put("applications to deploy", "catalog=true&type=Application");
    queries.put("newest", "order_by=created&sort_dir=desc");
    queries.put("one name, all versions", "fqn=com.bench." + CataloguePackages.word(17) + ".P17");
    queries.put(
        "class and version",
        "class_name=com.bench." + CataloguePackages.word(17) + ".P17&version=ge:1.5.0");
    queries.put("tag", "tag=" + CataloguePackages.word(5));
    queries.put("word of one name", "search=" + CataloguePackages.word(17) + ".p17");
    queries.put("word of many names", "search=" + CataloguePackages.word(3));
    queries.put("word of all descriptions", "search=application");
    queries.put("word of forms only", "search=" + CataloguePackages.word(2017));
    queries.put("two letters of most", "search=ba");
    queries.put("a word nobody has", "search=xyzzy");
    return queries;
  }

  @Override
  public String name() {
    return "catalogue";
  }

  @Override
  public String description() {
    return "uploads, then searches among %,d package versions".formatted(NAMES * VERSIONS);
  }

  @Override
  public void run(Bench bench) throws Exception {
    try (MuranoCluster murano =
        MuranoCluster.on(bench.broker(), bench.database())
            .conductors(0)
            .optimized()
            .apiProperty("murano.api.catalog.multiple-versions", true)
            .start()) {
      measure(bench, murano.client(), VERSIONS);
      if (!OriginalApi.isInstalled()) {
        bench.out().printf("%nmurano-api of Debian is not installed: no comparison%n");
        return;
      }
      bench.out().printf("%nmurano-api of Debian, one version of each package:%n%n");
      try (OriginalApi original = OriginalApi.start(bench, murano)) {
        measure(bench, murano.client().at(original.uri()), 1);
      }
    }
  }

  private static void measure(Bench bench, MuranoClient client, int versions) throws Exception {
    double uploads = upload(client, versions);
    bench.database().execute("vacuum analyze");
    Table table =
        new Table("search", "found", "p50 ms", "p95 ms", "8 connections: per s", "p99 ms");
    for (Map.Entry<String, String> query : QUERIES.entrySet()) {
      String path = ROUTE + query.getValue();
      int found = client.get(path).path("packages").size();
      measure(client, path, 1);
      double[] alone = measure(client, path, 1);
      double[] together = measure(client, path, CONNECTIONS);
      table.row(
          query.getKey(),
          found,
          Percentile.of(alone, 50),
          Percentile.of(alone, 95),
          together.length / (double) SAMPLE.toSeconds(),
          Percentile.of(together, 99));
    }
    bench
        .out()
        .printf(
            "%,d packages, uploads per second at 4 connections: %.0f%n%n",
            NAMES * versions, uploads);
    table.print(bench.out());
  }

  private static double upload(MuranoClient client, int versions) throws Exception {
    int count = NAMES * versions;
    AtomicInteger next = new AtomicInteger();
    long begin = System.nanoTime();
    Parallel.run(
        4,
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            client.uploadPackage(CataloguePackages.archive(i % NAMES, i / NAMES));
          }
        });
    return count / ((System.nanoTime() - begin) / 1e9);
  }

  private static double[] measure(MuranoClient client, String path, int connections)
      throws Exception {
    List<Double> milliseconds = new ArrayList<>();
    long end = System.nanoTime() + SAMPLE.toNanos();
    Parallel.run(
        connections,
        () -> {
          List<Double> own = new ArrayList<>();
          while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            client.send(client.request(path).GET());
            own.add((System.nanoTime() - begin) / 1e6);
          }
          synchronized (milliseconds) {
            milliseconds.addAll(own);
          }
        });
    return milliseconds.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
