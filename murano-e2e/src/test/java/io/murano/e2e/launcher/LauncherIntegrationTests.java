package io.murano.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.testkit.Project;
import io.murano.testkit.ServiceProcess;
import io.murano.testkit.ServiceProcessBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses the launcher as somebody in front of a terminal does; its state is below a folder here. */
class LauncherIntegrationTests {

  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir private Path folder;

  private Path state;

  @BeforeEach
  void chooseState() {
    state = folder.resolve("murano state");
  }

  @AfterEach
  void stopEverything() {
    murano("down", "--purge");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "up", "down", "status", "logs", "test", "agent", "bench", "interop"})
  void explainsEveryVerb(String verb) {
    Outcome outcome = murano(verb, "--help");

    assertThat(outcome.code()).as(outcome.output()).isZero();
    assertThat(outcome.output()).startsWith("usage: ./murano " + verb);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(murano("fly").code()).isEqualTo(2);
    assertThat(murano("up", "--fast").output()).contains("unknown option --fast");
    assertThat(murano("up", "--conductors", "many").output()).contains("takes a number");
  }

  @Test
  void startsOnceAndStopsWhatItHasStarted() throws Exception {
    assertThat(murano("status").code()).isEqualTo(3);
    Outcome up = up();
    assertThat(up.code()).as(up.output()).isZero();
    Path api = state.resolve("services/api/process.pid");
    String first = Files.readString(api);

    Outcome again = up();

    assertThat(again.output()).contains("runs already");
    assertThat(Files.readString(api)).isEqualTo(first);
    assertThat(statusOf(apiAddress())).isEqualTo(300);
    assertThat(murano("status").code()).isZero();
    Outcome down = murano("down");
    assertThat(down.code()).as(down.output()).isZero();
    assertThat(isAlive(first)).isFalse();
    assertThat(murano("status").code()).isEqualTo(3);
  }

  @Test
  void startsAgainWhatHasDied() throws Exception {
    assertThat(up().code()).isZero();
    Path api = state.resolve("services/api/process.pid");
    String first = Files.readString(api);
    kill(first);
    kill(Files.readString(state.resolve("servers/rabbitmq/broker.pid")));
    Outcome status = murano("status");
    assertThat(status.code()).isEqualTo(1);
    assertThat(status.output()).contains("died");

    Outcome again = up();

    assertThat(again.code()).as(again.output()).isZero();
    assertThat(Files.readString(api)).isNotEqualTo(first);
    assertThat(murano("status").code()).isZero();
  }

  @Test
  void takesAnotherPortWhenOneIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());

      Outcome up = murano("up", "--no-build", "--conductors", "0", "--api-port", port);

      assertThat(up.code()).as(up.output()).isZero();
      assertThat(up.output()).contains("port " + port + " is taken");
      assertThat(statusOf(apiAddress())).isEqualTo(300);
    }
  }

  private Outcome up() {
    return murano("up", "--no-build", "--conductors", "0");
  }

  private Outcome murano(String... arguments) {
    String[] command =
        Stream.concat(Stream.of(Project.root().resolve("murano").toString()), Stream.of(arguments))
            .toArray(String[]::new);
    ServiceProcessBuilder builder =
        ServiceProcess.command("launcher", command)
            .environment("MURANO_STATE", state.toString())
            .environment("MURANO_CACHE", Project.root().resolve(".murano/cache").toString())
            .environment("JAVA_HOME", System.getProperty("java.home"));
    ServiceProcess launcher = builder.start();
    int code = launcher.awaitExit(LIMIT);
    return new Outcome(code, launcher.log());
  }

  private URI apiAddress() throws IOException {
    Properties settings = new Properties();
    settings.load(Files.newBufferedReader(state.resolve("services/api/settings")));
    return URI.create("http://127.0.0.1:" + settings.getProperty("PORT"));
  }

  private static int statusOf(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static void kill(String mark) {
    ProcessHandle process = ProcessHandle.of(pid(mark)).orElseThrow();
    assertThat(process.destroyForcibly()).isTrue();
    process.onExit().join();
  }

  private static boolean isAlive(String mark) {
    return ProcessHandle.of(pid(mark)).filter(ProcessHandle::isAlive).isPresent();
  }

  private static long pid(String mark) {
    return Long.parseLong(mark.strip().split(" ")[0]);
  }

  /** How a call of the launcher has ended. */
  private record Outcome(int code, String output) {}
}
