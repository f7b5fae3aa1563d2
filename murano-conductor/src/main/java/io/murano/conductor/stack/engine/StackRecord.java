package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.StackDescription;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.StackStatus;
import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.hot.StackIdentity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stack as it is stored.
 *
 * @param id identifier
 * @param key what tells it apart
 * @param status what is, or was, done with it
 * @param reason why it has this status
 * @param request what it shall be
 * @param parameters values of its parameters, as text
 * @param outputs values of its outputs
 * @param createdAt when it was created
 * @param updatedAt when its last update began, or null
 */
public record StackRecord(
    String id,
    StackKey key,
    StackStatus status,
    String reason,
    StackRequest request,
    Map<String, String> parameters,
    Map<String, @Nullable Object> outputs,
    Instant createdAt,
    @Nullable Instant updatedAt) {

  /** Copies parameters and outputs. */
  public StackRecord {
    parameters = Map.copyOf(parameters);
    outputs = StackValues.immutableMap(outputs);
  }

  /** Returns how templates see the stack. */
  public StackIdentity identity() {
    return new StackIdentity(id, key.name(), key.projectId(), key.region());
  }

  /** Returns what callers of the provider see. */
  public StackDescription description() {
    return new StackDescription(
        id,
        key.name(),
        status,
        reason,
        StackValues.immutableMap(parameters),
        outputs,
        createdAt.toString(),
        updatedAt == null ? null : updatedAt.toString());
  }

  /** Returns a text without contents, which may be secret. */
  @Override
  public String toString() {
    return "StackRecord[%s, id=%s, %s]".formatted(key, id, status);
  }
}
