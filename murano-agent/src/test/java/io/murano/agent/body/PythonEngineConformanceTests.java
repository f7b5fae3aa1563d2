package io.murano.agent.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.murano.agent.body.python.PythonEngine;
import io.murano.agent.engine.PythonSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The system Python, through the shim, against the recorded bodies: all that call scripts, and some
 * of those that only show what CPython does anyway. Complaints are compared with the version they
 * were recorded with only: Python rewords them from release to release.
 */
class PythonEngineConformanceTests {

  private static final Optional<Path> PYTHON =
      PythonSearch.find("python3", Map.of("PATH", "/usr/bin:/usr/local/bin"));

  private static final int SAMPLE = 8;

  @TempDir private Path folder;

  @BeforeAll
  static void requirePython() {
    assumeTrue(PYTHON.isPresent(), "There is no system python3: its engine is not tested");
  }

  static Stream<BodyCase> cases() throws IOException {
    boolean sameVersion = PYTHON.isPresent() && isRecordedVersion(PYTHON.get());
    return BodyCase.all()
        .filter(each -> each.ofPackages() || each.number() % SAMPLE == 0)
        .filter(each -> sameVersion || each.succeeds());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithPython(BodyCase recorded) throws IOException {
    assertThat(recorded.run(engine(), TestScripts.in(folder))).isEqualTo(recorded.expected());
  }

  @Test
  void bodyThatEndsItsProcessIsAnError() throws IOException {
    BodyCase body = new BodyCase("own-1", "import os\nos._exit(7)\n", Map.of(), Map.of());

    assertThat(body.run(engine(), TestScripts.in(folder)))
        .containsEntry("code", 1L)
        .extractingByKey("message")
        .asString()
        .contains("ended unexpectedly");
  }

  @Test
  void threadsLeftBehindDoNotKeepThePlanFromEnding() throws IOException {
    String text =
        "import threading, time\n"
            + "threading.Thread(target=lambda: time.sleep(600)).start()\n"
            + "return 'done'\n";
    BodyCase body = new BodyCase("own-2", text, Map.of(), Map.of());

    assertThat(body.run(engine(), TestScripts.in(folder))).containsEntry("body", "done");
  }

  private static BodyEngine engine() {
    return new PythonEngine(PYTHON.orElseThrow(), Path.of("/"));
  }

  private static boolean isRecordedVersion(Path python) throws IOException {
    Process process =
        new ProcessBuilder(python.toString(), "--version").redirectErrorStream(true).start();
    String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    return version.startsWith("Python 3.11.");
  }
}
