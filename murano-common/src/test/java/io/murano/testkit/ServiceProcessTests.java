package io.murano.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServiceProcessTests {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void givesEnvironmentAndArgumentsAndCollectsOutput() {
    try (ServiceProcess process =
        program().environment("MURANO_GREETING", "hello").property("a.b", 7).start()) {
      process.awaitLog("hello --a\\.b=7", LIMIT);
    }
  }

  @Test
  void terminatesInGoodOrder() {
    try (ServiceProcess process = program().start()) {
      process.awaitLog("ready", LIMIT);

      assertThat(process.terminate(LIMIT)).isEqualTo(143);

      assertThat(process.log()).contains("bye");
    }
  }

  @Test
  void killsWithoutWarning() {
    try (ServiceProcess process = program().start()) {
      process.awaitLog("ready", LIMIT);

      process.kill();

      assertThat(process.awaitExit(LIMIT)).isEqualTo(137);
      assertThat(process.log()).doesNotContain("bye");
    }
  }

  @Test
  void suspendsAndResumes() {
    try (ServiceProcess process = program().start()) {
      process.awaitLog("ready", LIMIT);
      process.suspend();
      int length = process.log().length();
      await().during(Duration.ofMillis(150)).until(() -> process.log().length() <= length + 2);

      process.resume();

      await().until(() -> process.log().length() > length + 2);
    }
  }

  @Test
  void showsTheLogOfAProcessThatEndsTooEarly() {
    try (ServiceProcess process = program().arguments("fail").start()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> process.awaitLog("never", LIMIT))
          .withMessageContaining("ended while waiting")
          .withMessageContaining("no luck");
    }
  }

  @Test
  void endsWhatTheProcessHasStarted() {
    ServiceProcess process = program().arguments("child").start();
    process.awaitLog("child \\d+\n", LIMIT);
    long child = Long.parseLong(process.log().replaceFirst("(?s).*child (\\d+)\n.*", "$1"));

    process.close();

    await().until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }

  private static ServiceProcessBuilder program() {
    return ServiceProcess.main(
        "program", System.getProperty("java.class.path"), Program.class.getName());
  }

  /** What the tests run in a process of its own. */
  static final class Program {

    private Program() {}

    public static void main(String[] arguments) throws Exception {
      List<String> given = List.of(arguments);
      if (given.contains("fail")) {
        System.err.println("no luck");
        return;
      }
      if (given.contains("child")) {
        Process child = new ProcessBuilder("sleep", "60").start();
        System.out.println("child " + child.pid());
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("bye")));
      System.out.println(System.getenv("MURANO_GREETING") + " " + String.join(" ", given));
      System.out.println("ready");
      while (true) {
        System.out.print(".");
        System.out.flush();
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }
}
