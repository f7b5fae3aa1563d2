package io.murano.conductor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.common.json.MuranoJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is added to plans. */
class PlanMessageTests {

  private static final Instant DEADLINE = Instant.parse("2026-01-31T11:04:53.123456Z");

  @Test
  void fillsInWhatAgentsNeed() {
    ObjectNode plan = plan("{'FormatVersion': '2.0.0', 'Body': 'return', 'Scripts': {}}");

    assertThat(body(plan))
        .isEqualTo(
            plan(
                """
                {'FormatVersion': '2.0.0', 'Body': 'return', 'Scripts': {}, 'Stamp': 7, 'ID': 'p1',
                 'Action': 'Execute', 'Files': {}, 'Deadline': '2026-01-31T11:04:53.123Z'}
                """));
  }

  @Test
  void givesEveryScriptOptions() {
    ObjectNode plan =
        plan(
            """
            {'FormatVersion': '2.1.0', 'Body': 'return',
             'Scripts': {'a': {'Type': 'Application'}, 'b': {'Options': {'captureStdout': false}}}}
            """);

    assertThat(body(plan).path("Scripts"))
        .isEqualTo(
            plan(
                "{'a': {'Type': 'Application', 'Options': {}}, 'b': {'Options': {'captureStdout': false}}}"));
  }

  @Test
  void keepsActionAndDeadlineOfThePlan() {
    ObjectNode plan =
        plan("{'FormatVersion': '2.0.0', 'Action': 'X', 'Deadline': '2030-01-01T00:00:00Z'}");

    JsonNode body = body(plan);

    assertThat(body.path("Action").asString()).isEqualTo("X");
    assertThat(body.path("Deadline").asString()).isEqualTo("2030-01-01T00:00:00Z");
  }

  @Test
  void t47PlanOfFormat1GetsAStampAndNothingElse() {
    ObjectNode plan = plan("{'Scripts': ['Zm9v'], 'Commands': []}");

    assertThat(body(plan)).isEqualTo(plan("{'Scripts': ['Zm9v'], 'Commands': [], 'Stamp': 7}"));
  }

  @Test
  void isWrittenInAscii() {
    ObjectNode plan = plan("{'FormatVersion': '2.0.0', 'Body': 'gr\u00fc\u00df \ud83d\ude00'}");

    byte[] body = PlanMessage.body(plan, "p1", 7, null);

    assertThat(new String(body, StandardCharsets.UTF_8)).isASCII().contains("gr\\u00FC\\u00DF");
    assertThat(MuranoJson.mapper().readTree(body).path("Body").asString())
        .isEqualTo("gr\u00fc\u00df \ud83d\ude00");
  }

  @Test
  void cancelIsHarmlessForAgentsThatDoNotKnowIt() {
    JsonNode cancel = MuranoJson.mapper().readTree(PlanMessage.cancel("p1", "c1", 8));

    assertThat(cancel)
        .isEqualTo(
            plan(
                """
                {'FormatVersion': '2.0.0', 'Action': 'Cancel', 'SourceID': 'p1', 'Body': 'return',
                 'Stamp': 8, 'ID': 'c1', 'Files': {}, 'Scripts': {}}
                """));
  }

  private static JsonNode body(ObjectNode plan) {
    return MuranoJson.mapper().readTree(PlanMessage.body(plan, "p1", 7, DEADLINE));
  }

  private static ObjectNode plan(String text) {
    return (ObjectNode) MuranoJson.mapper().readTree(text.replace('\'', '"'));
  }
}
