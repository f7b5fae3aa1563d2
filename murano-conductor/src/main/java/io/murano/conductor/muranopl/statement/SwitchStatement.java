package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.Values;
import java.util.List;

/**
 * {@code Switch}: every case whose condition is true, in order.
 *
 * @param choices cases with conditions as keys
 * @param otherwise runs if no condition is true
 * @param instruction the statement in stack traces
 */
record SwitchStatement(List<Choice> choices, Block otherwise, BlockInstruction instruction)
    implements Statement {

  @Override
  public Completion execute(Context context) {
    boolean matched = false;
    for (Choice choice : choices) {
      if (Values.truth(choice.key().evaluate(context))) {
        matched = true;
        Completion completion = choice.block().execute(context);
        if (completion != Completion.NORMAL) {
          return completion;
        }
      }
    }
    return matched ? Completion.NORMAL : otherwise.execute(context);
  }

  @Override
  public void compileCompletely() {
    choices.forEach(choice -> choice.block().compileCompletely());
    otherwise.compileCompletely();
  }
}
