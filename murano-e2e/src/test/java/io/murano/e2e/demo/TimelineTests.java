package io.murano.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TimelineTests {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Timeline timeline =
      new Timeline(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  @Test
  void putsTimeAndSubjectBeforeTheText() {
    assertThat(Timeline.format(Duration.ofMillis(1234), "web", "Machine is up"))
        .isEqualTo("    1.23 s  web         Machine is up");
  }

  @Test
  void keepsLinesOfOneTextInOneColumn() {
    assertThat(Timeline.format(Duration.ZERO, "", "one\ntwo"))
        .isEqualTo("    0.00 s              one\n                        two");
  }

  @Test
  void namesTheObjectOfAReport() {
    report(
        """
        {"entity_id": "a1", "level": "info", "text": "Starting", "details": null}""");

    assertThat(printed()).contains("web         Starting").doesNotContain("info");
  }

  @Test
  void showsLevelAndDetailsOfAnError() {
    report(
        """
        {"entity_id": "b2", "level": "error", "text": "No luck", "details": "at line 1"}""");

    assertThat(printed()).contains("error: No luck").contains("      at line 1");
  }

  private void report(String json) {
    timeline.report(JsonMapper.shared().readTree(json), Map.of("a1", "web"));
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
