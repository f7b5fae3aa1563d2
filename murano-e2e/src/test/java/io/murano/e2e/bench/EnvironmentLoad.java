package io.murano.e2e.bench;

import io.murano.e2e.harness.MuranoClient;
import io.murano.e2e.harness.MuranoCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Lists, creations and deployments of environments at 8 connections, also at the original's api
 * where Debian's package is installed.
 */
final class EnvironmentLoad implements Benchmark {

  private static final int CONNECTIONS = 8;
  private static final int[] ROWS = {1, 100, 1_000};
  private static final int DEPLOYMENTS = 400;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration SAMPLE = Duration.ofSeconds(5);
  private static final String ROUTE = "/v1/environments";

  private final HttpClient http = HttpClient.newHttpClient();
  private long api;

  @Override
  public String name() {
    return "environments";
  }

  @Override
  public String description() {
    return "REST api: environments at %d connections".formatted(CONNECTIONS);
  }

  @Override
  public void run(Bench bench) throws Exception {
    Table table = new Table("api", "call", "per second", "p50 ms", "p99 ms", "CPU ms");
    try (MuranoCluster murano =
        MuranoCluster.on(bench.broker(), bench.database())
            .conductors(0)
            .optimized()
            // The original logs in at each creation.
            .apiProperty("murano.api.limits.logins-per-second", 0)
            .start()) {
      MuranoClient client = murano.client();
      measure(table, "this", client::request, murano.api().process().pid());
      if (OriginalApi.isInstalled()) {
        try (OriginalApi original = OriginalApi.start(bench, murano)) {
          measure(table, "original", client.at(original.uri())::request, 0);
        }
      } else {
        bench.out().printf("murano-api of Debian is not installed: no comparison%n%n");
      }
    }
    table.print(bench.out());
  }

  /** Begins a request to a path, with the token. */
  interface Target {
    HttpRequest.Builder request(String path);
  }

  private void measure(Table table, String name, Target target, long pid) throws Exception {
    api = pid;
    AtomicInteger names = new AtomicInteger();
    List<String> environments = new ArrayList<>();
    for (int rows : ROWS) {
      while (environments.size() < rows) {
        environments.add(create(target, names));
      }
      IntFunction<HttpRequest> list = i -> target.request(ROUTE).GET().build();
      timed(list, WARM_UP);
      row(table, name, "GET environments, %,d rows".formatted(rows), timed(list, SAMPLE));
    }
    row(table, name, "POST deploy", deploy(target, environments));
    IntFunction<HttpRequest> creation = i -> creation(target, names);
    timed(creation, WARM_UP);
    row(table, name, "POST environment", timed(creation, SAMPLE));
  }

  private Sample deploy(Target target, List<String> environments) throws Exception {
    List<HttpRequest> deployments = new ArrayList<>();
    for (String environment : environments.subList(0, DEPLOYMENTS)) {
      String session = id(send(post(target, environment + "/configure", "")));
      deployments.add(post(target, environment + "/sessions/" + session + "/deploy", ""));
    }
    return counted(deployments);
  }

  private String create(Target target, AtomicInteger names) {
    return ROUTE + '/' + id(send(creation(target, names)));
  }

  private static HttpRequest creation(Target target, AtomicInteger names) {
    return post(target, ROUTE, "{\"name\": \"load-" + names.incrementAndGet() + "\"}");
  }

  private static HttpRequest post(Target target, String path, String body) {
    HttpRequest.Builder request = target.request(path).header("Content-Type", "application/json");
    return request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
  }

  private static String id(String answer) {
    return answer.replaceAll("(?s).*\"id\": ?\"([0-9a-f]+)\".*", "$1");
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "%s %s: %d %s"
                .formatted(
                    request.method(), request.uri(), response.statusCode(), response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * A series of calls.
   *
   * @param milliseconds of each call
   * @param seconds in all
   * @param cpuMillis processor time of the api for all of them
   */
  private record Sample(double[] milliseconds, double seconds, double cpuMillis) {}

  private static void row(Table table, String api, String call, Sample sample) {
    table.row(
        api,
        call,
        sample.milliseconds().length / sample.seconds(),
        Percentile.of(sample.milliseconds(), 50),
        Percentile.of(sample.milliseconds(), 99),
        sample.cpuMillis() == 0 ? "" : sample.cpuMillis() / sample.milliseconds().length);
  }

  private Sample timed(IntFunction<HttpRequest> requests, Duration duration) throws Exception {
    long end = System.nanoTime() + duration.toNanos();
    return sample(i -> System.nanoTime() < end ? Optional.of(requests.apply(i)) : Optional.empty());
  }

  private Sample counted(List<HttpRequest> requests) throws Exception {
    return sample(i -> i < requests.size() ? Optional.of(requests.get(i)) : Optional.empty());
  }

  private Sample sample(IntFunction<Optional<HttpRequest>> requests) throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Double> milliseconds = new ArrayList<>();
    double cpu = cpuMillis();
    long begin = System.nanoTime();
    Parallel.run(
        CONNECTIONS,
        () -> {
          List<Double> own = new ArrayList<>();
          Optional<HttpRequest> request = requests.apply(next.getAndIncrement());
          while (request.isPresent()) {
            long sent = System.nanoTime();
            send(request.get());
            own.add((System.nanoTime() - sent) / 1e6);
            request = requests.apply(next.getAndIncrement());
          }
          synchronized (milliseconds) {
            milliseconds.addAll(own);
          }
        });
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Sample(
        milliseconds.stream().mapToDouble(Double::doubleValue).toArray(),
        seconds,
        cpuMillis() - cpu);
  }

  private double cpuMillis() throws IOException {
    return api == 0 ? 0 : ProcessTime.millis(api);
  }
}
