package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.yaql.runtime.Context;

/**
 * {@code Break} or {@code Continue}.
 *
 * @param completion which of them
 * @param instruction the statement in stack traces
 */
record JumpStatement(Completion completion, BlockInstruction instruction) implements Statement {

  @Override
  public Completion execute(Context context) {
    return completion;
  }
}
