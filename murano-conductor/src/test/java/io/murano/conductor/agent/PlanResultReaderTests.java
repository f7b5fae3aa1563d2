package io.murano.conductor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.murano.common.json.MuranoJson;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Results of agents of both formats, as package code sees them. */
class PlanResultReaderTests {

  private final PlanResultReader reader =
      new PlanResultReader(Clock.fixed(Instant.parse("2026-01-31T11:00:00Z"), ZoneOffset.UTC));

  @Test
  void bodyOfASuccessIsTheValueOfAnyKind() {
    assertThat(value("{'FormatVersion': '2.0.0', 'ErrorCode': 0, 'Body': {'a': [1, 2.5]}}"))
        .isEqualTo(json("{'a': [1, 2.5]}"));
    assertThat(value("{'FormatVersion': '2.0.0', 'ErrorCode': 0, 'Body': ''}"))
        .isEqualTo(json("''"));
    assertThat(value("{'FormatVersion': '2.0.0', 'Body': false}")).isEqualTo(json("false"));
    assertThat(value("{'FormatVersion': '2.2.0', 'ErrorCode': null, 'Body': null}")).isNull();
    assertThat(value("{'FormatVersion': '2.0.0', 'ErrorCode': 0}")).isNull();
  }

  @Test
  void failureCarriesWhatTheAgentTold() {
    AgentException failure =
        failure(
            """
            {'FormatVersion': '2.0.0', 'ErrorCode': 100, 'Time': '2026-01-31 11:04:53.967844',
             'Body': {'Message': 'Script deploy returned error code',
                      'AdditionalInfo': {'exitCode': 3, 'stdout': 'out a'}, 'more': 1}}
            """);

    assertThat(failure).hasMessage("Script deploy returned error code");
    assertThat(failure.details())
        .isEqualTo(
            details(
                "message", "'Script deploy returned error code'",
                "details", "{'exitCode': 3, 'stdout': 'out a'}",
                "errorCode", "100",
                "time", "'2026-01-31 11:04:53.967844'",
                "extra", "{'more': 1}"));
  }

  @Test
  void failureWithoutABodyHasTheCodeAlone() {
    AgentException failure = failure("{'FormatVersion': '2.0.0', 'ErrorCode': 9}");

    assertThat(failure).hasMessage("The agent reports error 9");
    assertThat(failure.details()).containsEntry("errorCode", json("9"));
    assertThat(failure.details()).containsEntry("extra", null);
  }

  @Test
  void lastCommandOfFormat1IsTheValue() {
    assertThat(
            value(
                """
                {'IsException': false, 'Result': [
                  {'IsException': false, 'Result': ['first']},
                  {'IsException': false, 'Result': ['output', {'prop': 'text'}]}]}
                """))
        .isEqualTo(json("['output', {'prop': 'text'}]"));
    assertThat(value("{'FormatVersion': '1.0.0', 'IsException': false, 'Result': []}")).isNull();
  }

  @Test
  void failedCommandOfFormat1IsAnError() {
    AgentException failure =
        failure(
            """
            {'IsException': false, 'Result': [
              {'IsException': true, 'Result': ['System.Exception', 'broken', 'New-Person', {'x': 1}]}]}
            """);

    assertThat(failure).hasMessage("broken");
    assertThat(failure.details())
        .isEqualTo(
            details(
                "type", "'System.Exception'",
                "message", "'broken'",
                "command", "'New-Person'",
                "details", "{'x': 1}",
                "timestamp", "'2026-01-31T11:00:00Z'",
                "source", "'command'"));
  }

  @Test
  void fatalErrorOfFormat1MayBeAMereText() {
    AgentException failure = failure("{'IsException': true, 'Result': 'no runspace'}");

    assertThat(failure).hasMessage("no runspace");
    assertThat(failure.details()).containsEntry("source", json("'execution_plan'"));
  }

  private @Nullable JsonNode value(String result) {
    return reader.valueOf(json(result));
  }

  private AgentException failure(String result) {
    return catchThrowableOfType(AgentException.class, () -> reader.valueOf(json(result)));
  }

  private static Map<String, @Nullable JsonNode> details(String... members) {
    Map<String, @Nullable JsonNode> details = new java.util.LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      details.put(members[i], json(members[i + 1]));
    }
    return details;
  }

  private static JsonNode json(String text) {
    return MuranoJson.mapper().readTree(text.replace('\'', '"'));
  }
}
