package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.Values;
import java.util.List;

/**
 * {@code Match}: the first case equal to the value.
 *
 * @param choices cases with constants as keys
 * @param value what they are compared with
 * @param otherwise runs if no case is equal
 * @param instruction the statement in stack traces
 */
record MatchStatement(
    List<Choice> choices, DataTemplate value, Block otherwise, BlockInstruction instruction)
    implements Statement {

  @Override
  public Completion execute(Context context) {
    Object wanted = value.evaluate(context);
    for (Choice choice : choices) {
      if (choice.key().isFixed() && Values.equal(choice.key().evaluate(context), wanted)) {
        return choice.block().execute(context);
      }
    }
    return otherwise.execute(context);
  }

  @Override
  public void compileCompletely() {
    choices.forEach(choice -> choice.block().compileCompletely());
    otherwise.compileCompletely();
  }
}
