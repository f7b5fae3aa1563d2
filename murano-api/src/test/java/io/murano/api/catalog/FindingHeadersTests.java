package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.common.archive.PackageFinding;
import io.murano.common.archive.PackageFinding.Severity;
import io.murano.common.archive.SourcePosition;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Findings as headers. */
class FindingHeadersTests {

  private static List<String> write(List<PackageFinding> findings) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    FindingHeaders.write(response, findings);
    assertThat(response.getHeader("X-Murano-Package-Findings"))
        .isEqualTo(findings.isEmpty() ? null : String.valueOf(findings.size()));
    return response.getHeaders("X-Murano-Package-Finding");
  }

  @Test
  void saysNothingOfAGoodPackage() {
    assertThat(write(List.of())).isEmpty();
  }

  @Test
  void putsTheWorstFirst() {
    assertThat(
            write(
                List.of(
                    new PackageFinding(Severity.WARNING, null, null, "odd"),
                    new PackageFinding(
                        Severity.ERROR, "Classes/A.yaml", new SourcePosition(3, 4), "wrong"))))
        .containsExactly("Classes/A.yaml:3:4: error: wrong", "warning: odd");
  }

  @Test
  void staysShortAndPlain() {
    PackageFinding finding =
        new PackageFinding(Severity.ERROR, null, null, "é\r\nX-Evil: 1" + "x".repeat(500));

    assertThat(write(Collections.nCopies(20, finding)))
        .hasSize(10)
        .allSatisfy(
            header ->
                assertThat(header)
                    .startsWith("error: ???X-Evil: 1xxx")
                    .endsWith("...")
                    .hasSize(240));
  }
}
