package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * {@code Repeat}.
 *
 * @param count number of iterations
 * @param body the iteration
 * @param instruction the statement in stack traces
 */
record RepeatStatement(DataTemplate count, Block body, BlockInstruction instruction)
    implements Statement {

  @Override
  public Completion execute(Context context) {
    Frame frame = Frame.of(context);
    long times = times(count.evaluate(context));
    for (long i = 0; i < times; i++) {
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

  private static long times(@Nullable Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (value != null && Values.isInteger(value)) {
      return Numbers.clampToLong(value);
    }
    throw NativeException.typeError(
        "'" + Text.typeName(value) + "' object cannot be interpreted as an integer");
  }

  @Override
  public void compileCompletely() {
    body.compileCompletely();
  }
}
