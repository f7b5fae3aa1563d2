package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.yaql.runtime.Context;

/**
 * {@code Do}: statements as one.
 *
 * @param body the statements
 * @param instruction the statement in stack traces
 */
record DoStatement(Block body, BlockInstruction instruction) implements Statement {

  @Override
  public Completion execute(Context context) {
    return body.execute(context);
  }

  @Override
  public void compileCompletely() {
    body.compileCompletely();
  }
}
