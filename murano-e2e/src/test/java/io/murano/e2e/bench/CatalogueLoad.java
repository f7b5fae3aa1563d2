package io.murano.e2e.bench;

import io.murano.e2e.harness.MuranoClient;
import io.murano.e2e.harness.MuranoCluster;
import io.murano.e2e.harness.PackageArchive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    queries.put("one name, all versions", "fqn=com.bench." + word(17) + ".P17");
    queries.put("class and version", "class_name=com.bench." + word(17) + ".P17&version=ge:1.5.0");
    queries.put("tag", "tag=" + word(5));
    queries.put("word of one name", "search=" + word(17) + ".p17");
    queries.put("word of many names", "search=" + word(3));
    queries.put("word of all descriptions", "search=application");
    queries.put("word of forms only", "search=" + word(2017));
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
            .apiProperty("murano.api.catalog.multiple-versions", true)
            .start()) {
      MuranoClient client = murano.client();
      double uploads = upload(client);
      bench.database().execute("vacuum analyze");
      Table table =
          new Table("search", "found", "p50 ms", "p95 ms", "8 connections: per s", "p99 ms");
      for (Map.Entry<String, String> query : QUERIES.entrySet()) {
        String path = ROUTE + query.getValue();
        int found = client.get(path).path("packages").size();
        measure(client, path, 1);
        List<Double> alone = measure(client, path, 1);
        List<Double> together = measure(client, path, CONNECTIONS);
        table.row(
            query.getKey(),
            found,
            percentile(alone, 50),
            percentile(alone, 95),
            together.size() / (double) SAMPLE.toSeconds(),
            percentile(together, 99));
      }
      bench.out().printf("uploads per second, 4 connections: %.0f%n%n", uploads);
      table.print(bench.out());
    }
  }

  private static double upload(MuranoClient client) throws Exception {
    AtomicInteger next = new AtomicInteger();
    long begin = System.nanoTime();
    inParallel(
        4,
        () -> {
          for (int i = next.getAndIncrement(); i < NAMES * VERSIONS; i = next.getAndIncrement()) {
            client.uploadPackage(archive(i % NAMES, i / NAMES));
          }
        });
    return NAMES * VERSIONS / ((System.nanoTime() - begin) / 1e9);
  }

  private static PackageArchive archive(int number, int version) {
    Random random = new Random(number);
    String fullName = "com.bench." + word(number) + ".P" + number;
    String title = words(random, 2);
    return PackageArchive.of(
        Map.of(
            "manifest.yaml",
            """
            Format: 1.4
            Type: %s
            FullName: %s
            Version: 1.%d.0
            Name: '%s'
            Author: 'Author %d'
            Tags: [%s, %s]
            Description: 'This application %s'
            Classes: {%s: Main.yaml, %s.Helper: Main.yaml}
            """
                .formatted(
                    number % 4 == 0 ? "Library" : "Application",
                    fullName,
                    version,
                    title,
                    number % 50,
                    word(random.nextInt(40)),
                    word(random.nextInt(40)),
                    words(random, 60),
                    fullName,
                    fullName),
            "Classes/Main.yaml",
            "Name: %s\n---\nName: %s.Helper\n".formatted(fullName, fullName),
            "UI/ui.yaml",
            "Version: 2\nApplication: {}\nForms:\n" + form(random)));
  }

  private static String form(Random random) {
    StringBuilder form = new StringBuilder();
    for (int field = 0; field < 20; field++) {
      form.append("  # ").append(word(1_000 + random.nextInt(2_000))).append(words(random, 20));
      form.append('\n');
    }
    return form.toString();
  }

  private static String words(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      // Few words are frequent and many are rare, as in a language.
      double uniform = random.nextDouble();
      words.append(i == 0 ? "" : " ").append(word((int) (1_000 * uniform * uniform * uniform)));
    }
    return words.toString();
  }

  /** Returns a pronounceable word for each number below 8,000. */
  private static String word(int number) {
    String[] syllables = {
      "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu",
      "va", "we", "xi", "yo", "zu"
    };
    return syllables[number % 20]
        + syllables[number / 20 % 20]
        + syllables[number / 400 % 20]
        + "n";
  }

  private static List<Double> measure(MuranoClient client, String path, int connections)
      throws Exception {
    List<Double> milliseconds = new ArrayList<>();
    long end = System.nanoTime() + SAMPLE.toNanos();
    inParallel(
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
    milliseconds.sort(null);
    return milliseconds;
  }

  private static double percentile(List<Double> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private static void inParallel(int threads, Runnable work) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(work));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }
}
