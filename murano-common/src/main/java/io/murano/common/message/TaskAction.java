package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * The method a task invokes on an object of its model (contract messaging §3.4).
 *
 * @param objectId id of the object in the model
 * @param method MuranoPL method name
 * @param args named arguments, a JSON object
 */
public record TaskAction(
    @JsonProperty("object_id") String objectId,
    @JsonProperty("method") String method,
    @JsonProperty("args") JsonNode args) {

  /** Checks that all members are present. */
  public TaskAction {
    Objects.requireNonNull(objectId, "object_id");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(args, "args");
  }
}
