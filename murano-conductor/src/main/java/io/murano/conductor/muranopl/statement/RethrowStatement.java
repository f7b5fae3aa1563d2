package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;

/**
 * {@code Rethrow}.
 *
 * @param instruction the statement in stack traces
 */
record RethrowStatement(BlockInstruction instruction) implements Statement {

  @Override
  public Completion execute(Context context) {
    MuranoPlException exception = Frame.of(context).currentException();
    if (exception == null) {
      throw NativeException.typeError("Rethrow must be inside Catch");
    }
    throw exception;
  }
}
