package io.murano.conductor.muranopl.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A task on an object model (contract muranopl §5.2).
 *
 * @param model {@code Objects}, {@code ObjectsCopy}, {@code Attributes}, {@code SystemData}, {@code
 *     project_id}, {@code user_id}; not changed
 * @param action what to invoke after loading, or null
 */
public record ModelTask(JsonNode model, @Nullable Action action) {

  /** Checks that there is a model. */
  public ModelTask {
    Objects.requireNonNull(model, "model");
  }

  /** Returns a text without the model, which may hold secrets. */
  @Override
  public String toString() {
    return "ModelTask[action=" + (action == null ? null : action.method()) + "]";
  }

  /**
   * A method to invoke on an object of the model.
   *
   * @param objectId id of the object; nothing happens if there is none
   * @param method name of a public method
   * @param args named arguments, a JSON object
   */
  public record Action(String objectId, String method, JsonNode args) {

    /** Checks that all members are present. */
    public Action {
      Objects.requireNonNull(objectId, "objectId");
      Objects.requireNonNull(method, "method");
      Objects.requireNonNull(args, "args");
    }

    /** Returns a text without the arguments. */
    @Override
    public String toString() {
      return "Action[" + objectId + "." + method + "]";
    }
  }
}
