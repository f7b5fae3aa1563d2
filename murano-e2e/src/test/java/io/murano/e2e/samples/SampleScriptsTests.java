package io.murano.e2e.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.testkit.Project;
import io.murano.testkit.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts of the samples as an agent does: in the folder of their files. */
class SampleScriptsTests {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir private Path machine;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void servesAPageWhoseMessageCanBeReplaced() throws Exception {
    Path files = files("io.murano.samples.HelloPage");
    Files.writeString(files.resolve("message.txt"), "fish & <chips>");

    String port = run(files, "start-page.sh", "127.0.0.1", "18080");

    String page = "http://127.0.0.1:" + port;
    assertThat(get(page)).contains("<p>fish &amp; &lt;chips></p>");
    Files.writeString(files.resolve("message.txt"), "tea");
    run(files, "write-message.sh");
    assertThat(get(page)).contains("<p>tea</p>");
  }

  @Test
  void takesAnotherPortWhenOneIsTaken() throws Exception {
    Path files = files("io.murano.samples.HelloPage");
    Files.writeString(files.resolve("message.txt"), "hello");

    String first = run(files, "start-page.sh", "127.0.0.1", "18180");
    String second = run(files, "start-page.sh", "127.0.0.1", "18180");

    assertThat(Integer.parseInt(second)).isGreaterThan(Integer.parseInt(first));
  }

  @Test
  void keepsEntriesInTheOtherTier() throws Exception {
    Path files = files("io.murano.samples.Guestbook");
    String[] store = run(files, "start-store.sh", "127.0.0.2", "19080").split(" ");
    Files.writeString(
        files.resolve("web.properties"),
        "store.url=http://127.0.0.2:%s\nstore.key=%s\ntitle=A & B\n".formatted(store[0], store[1]));
    String port = run(files, "start-web.sh", "127.0.0.1", "18280");
    URI page = URI.create("http://127.0.0.1:" + port + "/");

    HttpRequest sign =
        HttpRequest.newBuilder(page).POST(BodyPublishers.ofString("entry=was+%3Chere%3E")).build();
    assertThat(http.send(sign, BodyHandlers.discarding()).statusCode()).isEqualTo(303);

    assertThat(get(page.toString())).contains("<h1>A &amp; B</h1>", "<li>was &lt;here></li>");
    HttpRequest stranger =
        HttpRequest.newBuilder(URI.create("http://127.0.0.2:" + store[0] + "/entries")).build();
    assertThat(http.send(stranger, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
  }

  private Path files(String packageName) throws IOException {
    Path source =
        Project.root().resolve("samples").resolve(packageName).resolve("Resources/scripts");
    Path files = Files.createDirectory(machine.resolve(packageName));
    try (Stream<Path> scripts = Files.list(source)) {
      for (Path script : scripts.toList()) {
        Files.copy(script, files.resolve(script.getFileName()));
      }
    }
    return files;
  }

  /** Runs a script to its end; returns what it has printed. */
  private String run(Path files, String... command) {
    String[] line = Stream.concat(Stream.of("sh"), Stream.of(command)).toArray(String[]::new);
    ServiceProcess script =
        ServiceProcess.command(command[0], line)
            .workingFolder(files)
            .environment("HOME", machine.toString())
            .environment("JAVA_HOME", System.getProperty("java.home"))
            .start();
    int code = script.awaitExit(LIMIT);
    assertThat(code).as(script.tail()).isZero();
    List<String> printed = script.log().lines().toList();
    return printed.isEmpty() ? "" : printed.get(printed.size() - 1);
  }

  private String get(String uri) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
        .body();
  }
}
