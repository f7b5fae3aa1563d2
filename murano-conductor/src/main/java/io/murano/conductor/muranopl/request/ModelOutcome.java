package io.murano.conductor.muranopl.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a task on an object model ended.
 *
 * @param failed whether it failed
 * @param result the action's serialised result; on failure an object with {@code message} and
 *     {@code details}
 * @param model the new model; the old one if the task failed before anything could change
 * @param error what failed it, for the log; null if it succeeded
 */
public record ModelOutcome(
    boolean failed, JsonNode result, JsonNode model, @Nullable Throwable error) {

  /** Checks that result and model are present. */
  public ModelOutcome {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(model, "model");
  }

  /** Returns a text without result and model, which may hold secrets. */
  @Override
  public String toString() {
    return "ModelOutcome[failed=" + failed + "]";
  }
}
