package io.murano.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

class GuardIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Test
  @DisabledIfEnvironmentVariable(
      named = "MURANO_DATABASE_URL",
      matches = ".+",
      disabledReason = "the guard has nothing to remove where the database is not its own")
  void removesEverythingWhenTheTestJvmIsKilled() {
    try (ServiceProcess testJvm =
        ServiceProcess.main(
                "crashing-test",
                System.getProperty("java.class.path"),
                CrashingTest.class.getName())
            .start()) {
      testJvm.awaitLog("running: .*\n", LIMIT);
      List<ProcessHandle> started =
          Stream.of(testJvm.log().replaceFirst("(?s).*running: ([^\n]*)\n.*", "$1").split(" "))
              .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
              .toList();
      assertThat(started).hasSize(2).allMatch(ProcessHandle::isAlive);

      testJvm.kill();

      await().atMost(LIMIT).until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  /** A test run with a database server, and with a process whose parent has gone. */
  static final class CrashingTest {

    private CrashingTest() {}

    public static void main(String[] arguments) throws Exception {
      TestDatabase database = TestDatabase.of(GuardIntegrationTests.class);
      long child =
          database.count("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'");
      long postmaster = ProcessHandle.of(child).flatMap(ProcessHandle::parent).orElseThrow().pid();
      ServiceProcess daemon =
          ServiceProcess.main(
                  "parent", System.getProperty("java.class.path"), Daemonizer.class.getName())
              .start();
      daemon.awaitExit(LIMIT);
      System.out.println("running: " + postmaster + " " + daemon.log().strip());
      Thread.sleep(LIMIT.toMillis());
    }
  }

  /** Leaves a process behind in a session of its own, as the local provider leaves agents. */
  static final class Daemonizer {

    private Daemonizer() {}

    public static void main(String[] arguments) throws Exception {
      Process shell =
          new ProcessBuilder("sh", "-c", "setsid sleep 300 >/dev/null 2>&1 </dev/null & echo $!")
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      shell.waitFor();
    }
  }
}
