package io.murano.conductor.deployment;

import io.murano.common.json.MuranoJson;
import io.murano.common.message.ActionResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a task ended.
 *
 * @param action value of the action, or its failure
 * @param model the new model; null leaves the environment's model unchanged
 */
public record TaskOutcome(ActionResult action, @Nullable JsonNode model) {

  /** Checks that the action's result is present. */
  public TaskOutcome {
    Objects.requireNonNull(action, "action");
  }

  /** Returns the outcome of a task that did what it should. */
  public static TaskOutcome success(@Nullable JsonNode value, @Nullable JsonNode model) {
    return new TaskOutcome(new ActionResult(false, value), model);
  }

  /**
   * Returns the outcome of a task that failed.
   *
   * @param message what went wrong, for the user
   * @param details trace in the terms of the package, or null
   */
  public static TaskOutcome failure(
      String message, @Nullable String details, @Nullable JsonNode model) {
    ObjectNode result = MuranoJson.mapper().createObjectNode();
    result.put("message", message);
    result.put("details", details);
    return new TaskOutcome(new ActionResult(true, result), model);
  }

  /** Returns a text without model and value, which may hold secrets. */
  @Override
  public String toString() {
    return "TaskOutcome[isException=%s]".formatted(action.isException());
  }
}
