package io.murano.conductor.conformance.muranopl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Runs the recorded cases; set the system property {@code murano.conformance.muranopl} to run those
 * of another folder.
 */
@Isolated("cases with branches depend on pauses of 10 ms")
class MuranoPlConformanceTests {

  @Test
  void allRecordedCasesAgree() throws Exception {
    Path folder =
        Path.of(
            System.getProperty(
                "murano.conformance.muranopl", "src/test/resources/conformance/muranopl"));

    MuranoPlReport report = MuranoPlConformance.run(folder, null);

    assertThat(report.failures()).isEmpty();
    assertThat(report.agrees()).isTrue();
  }
}
