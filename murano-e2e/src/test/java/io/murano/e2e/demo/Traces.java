package io.murano.e2e.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a deployed environment leaves on the broker and among the processes of this machine. */
final class Traces {

  private static final String RESULT_QUEUES = "-execution-results-";

  private final HttpClient http = HttpClient.newHttpClient();
  private final DemoOptions options;

  Traces(DemoOptions options) {
    this.options = options;
  }

  /** Returns the names of the queues to and from agents; null where the broker cannot be asked. */
  @Nullable List<String> agentQueues(String environment) {
    DemoOptions.Management management = options.management();
    if (management == null) {
      return null;
    }
    URI uri = management.uri().resolve("/api/queues?disable_stats=true&enable_queue_totals=true");
    String login = management.user() + ":" + management.password();
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      List<String> names = new ArrayList<>();
      for (JsonNode queue : JsonMapper.shared().readTree(response.body())) {
        String name = queue.path("name").asString("");
        if (name.startsWith("e" + environment + "-") || name.startsWith(RESULT_QUEUES)) {
          names.add(name);
        }
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("the broker's management interface does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns how many processes the machines of this installation consist of. */
  long machineProcesses() {
    return ProcessHandle.allProcesses().filter(this::isOfAMachine).count();
  }

  /** Everything that runs on a machine carries its id and the mark of the installation. */
  private boolean isOfAMachine(ProcessHandle process) {
    String pid = Long.toString(process.pid());
    String mark = "MURANO_INSTALLATION=" + options.installation();
    String environment = "\0" + environment(pid);
    return environment.contains("\0MURANO_MACHINE_ID=") && environment.contains("\0" + mark + "\0");
  }

  private static String environment(String pid) {
    try {
      return Files.readString(Path.of("/proc", pid, "environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
