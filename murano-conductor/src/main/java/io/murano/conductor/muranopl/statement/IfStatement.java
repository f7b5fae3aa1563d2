package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.Values;

/**
 * {@code If}.
 *
 * @param condition tested for truth
 * @param thenBlock runs if it is true
 * @param elseBlock runs if it is false
 * @param instruction the statement in stack traces
 */
record IfStatement(
    DataTemplate condition, Block thenBlock, Block elseBlock, BlockInstruction instruction)
    implements Statement {

  @Override
  public Completion execute(Context context) {
    Block chosen = Values.truth(condition.evaluate(context)) ? thenBlock : elseBlock;
    return chosen.execute(context);
  }

  @Override
  public void compileCompletely() {
    thenBlock.compileCompletely();
    elseBlock.compileCompletely();
  }
}
