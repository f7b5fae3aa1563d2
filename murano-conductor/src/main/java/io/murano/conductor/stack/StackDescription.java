package io.murano.conductor.stack;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stack at one moment.
 *
 * @param id the provider's identifier of this stack; another stack of the same name has another
 * @param name the stack's name
 * @param status what was last done with it and how that went
 * @param statusReason why, a sentence for people
 * @param parameters values of the template's parameters, pseudo parameters ({@code OS::…}) included
 * @param outputs values of the template's outputs; an output that cannot be resolved is null
 * @param createdAt when it was created, ISO 8601
 * @param updatedAt when it was last updated, ISO 8601; null before the first update
 */
public record StackDescription(
    String id,
    String name,
    StackStatus status,
    String statusReason,
    Map<String, @Nullable Object> parameters,
    Map<String, @Nullable Object> outputs,
    String createdAt,
    @Nullable String updatedAt) {

  /** Checks that the members are present and copies them. */
  public StackDescription {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(statusReason, "statusReason");
    parameters = StackValues.immutableMap(parameters);
    outputs = StackValues.immutableMap(outputs);
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** Returns a text without parameters and outputs, which may be secret. */
  @Override
  public String toString() {
    return "StackDescription[%s, id=%s, %s]".formatted(name, id, status);
  }
}
