package io.murano.conductor.muranopl.type;

import io.murano.conductor.yaql.runtime.Context;
import org.jspecify.annotations.Nullable;

/** The compiled statements of a method. Immutable and shared between executions. */
public interface MethodBody {

  /** Runs the statements in the context of a call and returns the method's result. */
  @Nullable Object execute(Context context);

  /**
   * Compiles everything that is otherwise compiled when it is first needed, to find all errors.
   *
   * @throws RuntimeException if a statement is malformed
   */
  void compileCompletely();
}
