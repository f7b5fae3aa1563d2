package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.yaql.runtime.Context;

/**
 * {@code Return}.
 *
 * @param value result of the method
 * @param instruction the statement in stack traces
 */
record ReturnStatement(DataTemplate value, BlockInstruction instruction) implements Statement {

  @Override
  public Completion execute(Context context) {
    return Completion.returning(value.evaluate(context));
  }
}
