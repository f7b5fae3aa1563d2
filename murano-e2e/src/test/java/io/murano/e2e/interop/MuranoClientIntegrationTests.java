package io.murano.e2e.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.murano.testkit.NeedsBroker;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.Project;
import io.murano.testkit.ServiceProcess;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The original's command line client against api and conductor; the steps are in {@code
 * src/test/scripts/client.sh}. Only where Debian's packages of the client, and of Keystone, are
 * installed.
 */
@NeedsBroker
@NeedsDatabase
class MuranoClientIntegrationTests {

  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final Path PROGRAMS = Path.of("/usr/bin");

  @ParameterizedTest
  @ValueSource(strings = {"local", "keystone"})
  void doesWhatItsUsersDo(String identity, TestBroker broker, TestDatabase database) {
    requirePrograms(
        identity.equals("keystone") ? List.of("murano", "keystone-manage") : List.of("murano"));

    try (ServiceProcess script =
        ServiceProcess.command(
                "client-" + identity,
                Project.root().resolve("murano-e2e/src/test/scripts/client.sh").toString(),
                "--identity",
                identity)
            .environment("MURANO_JARS", "built")
            .environment("MURANO_RABBITMQ_URI", broker.uri())
            .environment("MURANO_DATABASE_URL", database.jdbcUrl())
            .environment("MURANO_DATABASE_USER", database.username())
            .environment("MURANO_DATABASE_PASSWORD", database.password())
            .environment("JAVA_HOME", System.getProperty("java.home"))
            .start()) {
      assertThat(script.awaitExit(LIMIT)).as(script::tail).isZero();
    }
  }

  private static void requirePrograms(List<String> names) {
    List<String> missing =
        names.stream().filter(name -> !Files.isExecutable(PROGRAMS.resolve(name))).toList();
    if (!missing.isEmpty()) {
      String reason =
          "NOT TESTED: python-muranoclient against this Murano, because %s is not installed"
              .formatted(String.join(" and ", missing));
      System.err.println(reason);
      abort(reason);
    }
  }
}
