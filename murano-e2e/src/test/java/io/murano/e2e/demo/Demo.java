package io.murano.e2e.demo;

import io.murano.e2e.harness.EventStream;
import io.murano.e2e.harness.MuranoClient;
import io.murano.e2e.harness.PackageArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Deploys the two-tier sample on a running installation and tells what happens. Exit code 0 if the
 * application was deployed, answered and was removed again.
 */
public final class Demo {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<String> PACKAGES =
      List.of("io.murano.samples.HelloPage", Guestbook.PACKAGE);

  private final DemoOptions options;
  private final MuranoClient client;
  private final Traces traces;
  private final Timeline timeline = new Timeline(System.out);
  private final HttpClient http = HttpClient.newHttpClient();

  private Demo(DemoOptions options) {
    this.options = options;
    this.client = MuranoClient.login(options.api(), "demo", options.password(), "demo");
    this.traces = new Traces(options);
  }

  /** Started by the launcher. */
  public static void main(String[] arguments) {
    DemoOptions options = DemoOptions.of(List.of(arguments), System.getenv());
    System.exit(new Demo(options).run() ? 0 : 1);
  }

  private boolean run() {
    uploadPackages();
    String name = "demo-" + LocalTime.now().format(DateTimeFormatter.ofPattern("HHmmss"));
    String environment = client.createEnvironment(name);
    Guestbook guestbook = Guestbook.create();
    boolean success = deploy(environment, name, guestbook) && prove(environment, guestbook);
    if (options.keep() && success) {
      return true;
    }
    return destroy(environment, name) && success;
  }

  private void uploadPackages() {
    timeline.step("Uploading the sample packages");
    for (String name : PACKAGES) {
      JsonNode found = client.get("/v1/catalog/packages?owned=true&fqn=" + name).path("packages");
      found.forEach(old -> client.deletePackage(old.path("id").asString()));
      client.uploadPackage(PackageArchive.of(options.samples().resolve(name)));
      timeline.line("catalogue", name);
    }
  }

  private boolean deploy(String environment, String name, Guestbook guestbook) {
    timeline.step("Deploying a guest book on two machines in environment " + name);
    String deployment = client.deployApplication(environment, guestbook.model());
    follow(environment, deployment, guestbook.names());
    String status = client.awaitIdle(environment, LIMIT);
    if (!status.equals("ready")) {
      timeline.line("", "The environment is in state \"" + status + "\"");
      JsonNode result = client.latestDeployment(environment).path("result").path("result");
      timeline.line(
          "", result.path("message").asString("") + "\n" + result.path("details").asString(""));
      return false;
    }
    timeline.line("", "Ready after " + timeline.elapsed());
    return true;
  }

  /** Shows the reports of a deployment; resumes the stream where it broke. */
  private void follow(String environment, String deployment, Map<String, String> names) {
    String last = null;
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      try (EventStream events = client.events(environment, deployment, last)) {
        Optional<EventStream.Event> event = events.next();
        while (event.isPresent()) {
          if (event.get().isLast()) {
            return;
          }
          last = event.get().id();
          timeline.report(event.get().data(), names);
          event = events.next();
        }
      }
    }
  }

  private boolean prove(String environment, Guestbook guestbook) {
    timeline.step("What has been deployed");
    JsonNode application =
        client.get(
            "/v1/environments/%s/services/%s".formatted(environment, guestbook.application()));
    Guestbook.Outputs outputs = Guestbook.Outputs.of(application);
    timeline.line("web", "machine at " + outputs.webAddress());
    timeline.line("store", "machine at %s, %s".formatted(outputs.storeAddress(), outputs.store()));
    timeline.line("page", outputs.page());
    timeline.line("machines", traces.machineProcesses() + " processes");
    List<String> queues = traces.agentQueues(environment);
    if (queues != null) {
      timeline.line("queues", String.join(", ", queues));
    }
    String entry =
        "Deployed by ./murano demo at " + LocalTime.now().truncatedTo(ChronoUnit.SECONDS);
    sign(outputs.page(), entry);
    boolean answered = read(outputs.page()).contains(entry);
    timeline.line(
        "proof",
        answered
            ? "signed the guest book and read it back: \"" + entry + "\""
            : "the page does not show the entry \"" + entry + "\"");
    return answered;
  }

  private void sign(String page, String entry) {
    String form = "entry=" + URLEncoder.encode(entry, StandardCharsets.UTF_8);
    send(
        HttpRequest.newBuilder(URI.create(page))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private String read(String page) {
    return send(HttpRequest.newBuilder(URI.create(page)).GET());
  }

  private String send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException("the deployed application does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean destroy(String environment, String name) {
    timeline.step("Destroying environment " + name);
    client.deleteEnvironment(environment);
    String status = client.awaitIdle(environment, LIMIT);
    timeline.line("", "Environment is " + status);
    awaitNoProcesses();
    long processes = traces.machineProcesses();
    timeline.line("machines", processes + " processes");
    List<String> queues = traces.agentQueues(environment);
    if (queues != null) {
      timeline.line("queues", queues.isEmpty() ? "none" : String.join(", ", queues));
    }
    return status.equals("deleted") && processes == 0;
  }

  private void awaitNoProcesses() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (traces.machineProcesses() > 0 && System.nanoTime() < deadline) {
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
