package io.murano.conductor.messaging;

import io.murano.common.json.MuranoJson;
import io.murano.common.message.DeploymentTask;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the body of a task message. */
final class TaskReader {

  private TaskReader() {}

  /**
   * Reads a task.
   *
   * @throws UnreadableTaskException if the body is no task, or one of a later format
   */
  static DeploymentTask read(byte[] body) {
    JsonNode document;
    try {
      document = MuranoJson.mapper().readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JacksonException e) {
      throw new UnreadableTaskException("not JSON: " + e.getOriginalMessage(), null, null);
    }
    String taskId = document.path("task_id").asString(null);
    String environmentId = document.path("id").asString(null);
    int version = document.path("format_version").asInt(0);
    if (version > DeploymentTask.FORMAT_VERSION) {
      throw new UnreadableTaskException(
          "format version %d, up to %d is understood"
              .formatted(version, DeploymentTask.FORMAT_VERSION),
          taskId,
          environmentId);
    }
    try {
      return MuranoJson.mapper().treeToValue(document, DeploymentTask.class);
    } catch (JacksonException | IllegalArgumentException e) {
      // The message of Jackson may quote the document, which holds a token.
      throw new UnreadableTaskException("members are missing or wrong", taskId, environmentId);
    }
  }
}
