package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.StackStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes to one stack within one transaction of a {@link StackStore}. */
public interface StackWriter {

  /** Stores a resource. */
  void save(ResourceRecord resource);

  /** Forgets a resource. */
  void forget(ResourceRecord resource);

  /** Ends the operation. */
  void finish(StackStatus status, String reason, Map<String, @Nullable Object> outputs);

  /** Ends the deletion: the stack is gone. */
  void remove();
}
