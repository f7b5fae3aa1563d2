package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the JSON schema of a class and its model builders (contract messaging §3.4, {@code
 * generate_schema}).
 *
 * @param className fully qualified class name
 * @param methods names of model builders; empty for the class and all of them
 * @param packageName package that has the class, or null to look the class up by name
 * @param classVersion version specification, {@code =0} by default
 * @param token the caller's identity token; a secret
 * @param projectId the caller's project
 * @param userId the caller
 */
public record SchemaRequest(
    @JsonProperty("class_name") String className,
    @JsonProperty("method_names") List<String> methods,
    @JsonProperty("package_name") @Nullable String packageName,
    @JsonProperty("class_version") String classVersion,
    @JsonProperty("token") @Nullable String token,
    @JsonProperty("project_id") String projectId,
    @JsonProperty("user_id") String userId)
    implements ConductorRequest {

  /** Checks that the members every reader relies on are present and copies the list. */
  public SchemaRequest {
    Objects.requireNonNull(className, "class_name");
    methods = List.copyOf(methods);
    Objects.requireNonNull(classVersion, "class_version");
    Objects.requireNonNull(projectId, "project_id");
    Objects.requireNonNull(userId, "user_id");
  }

  /** Returns a text without the token. */
  @Override
  public String toString() {
    return "SchemaRequest[%s, methods=%s, project=%s]".formatted(className, methods, projectId);
  }
}
