package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Invokes a public static method (contract messaging §3.4, {@code call_static_action}).
 *
 * @param className fully qualified class name
 * @param method method name
 * @param packageName package that has the class, or null to look the class up by name
 * @param classVersion version specification, {@code =0} by default
 * @param args named arguments, a JSON object
 * @param token the caller's identity token; a secret
 * @param projectId the caller's project
 * @param userId the caller
 */
public record StaticActionCall(
    @JsonProperty("class_name") String className,
    @JsonProperty("method") String method,
    @JsonProperty("pkg_name") @Nullable String packageName,
    @JsonProperty("class_version") String classVersion,
    @JsonProperty("args") JsonNode args,
    @JsonProperty("token") @Nullable String token,
    @JsonProperty("project_id") String projectId,
    @JsonProperty("user_id") String userId)
    implements ConductorRequest {

  /** Checks that the members every reader relies on are present. */
  public StaticActionCall {
    Objects.requireNonNull(className, "class_name");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(classVersion, "class_version");
    Objects.requireNonNull(args, "args");
    Objects.requireNonNull(projectId, "project_id");
    Objects.requireNonNull(userId, "user_id");
  }

  /** Returns a text without token and arguments. */
  @Override
  public String toString() {
    return "StaticActionCall[%s.%s, project=%s]".formatted(className, method, projectId);
  }
}
