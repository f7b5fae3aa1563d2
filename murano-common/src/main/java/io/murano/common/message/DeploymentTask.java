package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One run of an environment, cast by the api to {@code murano.tasks}. The message is
 * self-contained: a conductor needs nothing from the api's tables. The members are those of the
 * original's {@code handle_task} (contract messaging §3.4) plus a format version, the task id and
 * the time of the request.
 *
 * @param formatVersion version of this record, {@link #FORMAT_VERSION} when written today
 * @param taskId id of the task (the "deployment" of the api), the key of idempotence
 * @param environmentId id of the environment; at most one task of it runs at a time
 * @param action what to invoke; null when the environment is being deleted
 * @param model {@code Objects}, {@code ObjectsCopy}, {@code Attributes}, {@code SystemData} and the
 *     owner's {@code project_id} and {@code user_id}
 * @param token the caller's identity token; a secret
 * @param projectId the caller's project
 * @param userId the caller
 * @param created when the run was requested
 */
public record DeploymentTask(
    @JsonProperty("format_version") int formatVersion,
    @JsonProperty("task_id") String taskId,
    @JsonProperty("id") String environmentId,
    @JsonProperty("action") @Nullable TaskAction action,
    @JsonProperty("model") JsonNode model,
    @JsonProperty("token") @Nullable String token,
    @JsonProperty("project_id") String projectId,
    @JsonProperty("user_id") String userId,
    @JsonProperty("created") Instant created) {

  /** The version this code writes; readers accept it and everything below. */
  public static final int FORMAT_VERSION = 1;

  /** Checks that the members every reader relies on are present. */
  public DeploymentTask {
    Objects.requireNonNull(taskId, "task_id");
    Objects.requireNonNull(environmentId, "id");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(projectId, "project_id");
    Objects.requireNonNull(userId, "user_id");
    Objects.requireNonNull(created, "created");
  }

  /** Returns the trust by which the service user may act for the environment's user, or null. */
  public @Nullable String trustId() {
    JsonNode id = model.path("SystemData").path("TrustId");
    return id.isString() ? id.stringValue() : null;
  }

  /** Returns a text without token and model: both may hold secrets. */
  @Override
  public String toString() {
    return "DeploymentTask[task=%s, environment=%s, method=%s, project=%s]"
        .formatted(taskId, environmentId, action == null ? null : action.method(), projectId);
  }
}
