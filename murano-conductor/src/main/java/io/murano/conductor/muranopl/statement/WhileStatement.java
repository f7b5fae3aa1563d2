package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.muranopl.expression.MplExpression;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.Values;

/**
 * {@code While}.
 *
 * @param condition tested before each iteration
 * @param body the iteration
 * @param instruction the statement in stack traces
 */
record WhileStatement(MplExpression condition, Block body, BlockInstruction instruction)
    implements Statement {

  @Override
  public Completion execute(Context context) {
    Frame frame = Frame.of(context);
    while (Values.truth(condition.evaluate(context))) {
      frame.execution().budget().statement();
      Completion completion = body.execute(context);
      if (completion == Completion.BREAK) {
        break;
      }
      if (completion.isReturn()) {
        return completion;
      }
    }
    return Completion.NORMAL;
  }

  @Override
  public void compileCompletely() {
    body.compileCompletely();
  }
}
