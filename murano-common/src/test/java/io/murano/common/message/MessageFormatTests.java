package io.murano.common.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.common.json.MuranoJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The JSON of the messages, pinned: another version of a service has to read it. */
class MessageFormatTests {

  private static final Instant TIME = Instant.parse("2026-01-31T11:03:26.290457Z");

  @Test
  void taskKeepsTheOriginalsMemberNames() {
    DeploymentTask task =
        new DeploymentTask(
            1,
            "t1",
            "e1",
            new TaskAction("e1", "deploy", json("{}")),
            json("{\"Objects\": {\"n\": 12345678901234567890, \"f\": 1.0}}"),
            "secret-token",
            "p1",
            "u1",
            TIME);

    String text = MuranoJson.mapper().writeValueAsString(task);

    assertThat(json(text))
        .isEqualTo(
            json(
                """
                {"format_version": 1, "task_id": "t1", "id": "e1",
                 "action": {"object_id": "e1", "method": "deploy", "args": {}},
                 "model": {"Objects": {"n": 12345678901234567890, "f": 1.0}},
                 "token": "secret-token", "project_id": "p1", "user_id": "u1",
                 "created": "2026-01-31T11:03:26.290457Z"}
                """));
    assertThat(MuranoJson.mapper().readValue(text, DeploymentTask.class)).isEqualTo(task);
  }

  @Test
  void taskTextHidesToken() {
    DeploymentTask task =
        new DeploymentTask(1, "t1", "e1", null, json("{}"), "secret-token", "p1", "u1", TIME);

    assertThat(task.toString()).contains("t1", "e1", "p1").doesNotContain("secret-token");
  }

  @Test
  void unknownMembersOfANewerWriterAreIgnored() {
    TaskEvent event =
        MuranoJson.mapper()
            .readValue(
                """
                {"kind": "report", "task_id": "t1", "environment_id": "e1", "sequence": 3,
                 "id": "o1", "level": "warning", "text": "careful", "colour": "red",
                 "timestamp": "2026-01-31T11:03:26.290457Z"}
                """,
                TaskEvent.class);

    assertThat(event)
        .isEqualTo(
            new StatusReport("t1", "e1", 3, "o1", ReportLevel.WARNING, "careful", null, TIME));
  }

  @Test
  void requestsAreToldApartByKind() {
    ConductorRequest request =
        MuranoJson.mapper()
            .readValue(
                """
                {"kind": "static-action", "class_name": "a.B", "method": "m", "class_version": "=0",
                 "args": {"x": 1}, "project_id": "p1", "user_id": "u1"}
                """,
                ConductorRequest.class);

    assertThat(request)
        .isEqualTo(
            new StaticActionCall("a.B", "m", null, "=0", json("{\"x\": 1}"), null, "p1", "u1"));
  }

  private static JsonNode json(String text) {
    return MuranoJson.mapper().readTree(text);
  }
}
