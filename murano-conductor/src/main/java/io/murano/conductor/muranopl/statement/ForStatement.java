package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code For}: over lists, sets, keys of dictionaries and characters of strings.
 *
 * @param variable name of the loop variable, which stays set after the loop
 * @param collection evaluated once
 * @param body the iteration
 * @param instruction the statement in stack traces
 */
record ForStatement(
    String variable, DataTemplate collection, Block body, BlockInstruction instruction)
    implements Statement {

  @Override
  public Completion execute(Context context) {
    Frame frame = Frame.of(context);
    Object value = collection.evaluate(context);
    frame.hold(value);
    try {
      for (Object item : items(value)) {
        context.set(variable, item);
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
    } finally {
      frame.release();
    }
  }

  private static List<? extends @Nullable Object> items(@Nullable Object value) {
    if (value instanceof YaqlSequence list) {
      return list;
    }
    if (value instanceof String text) {
      List<String> characters = new ArrayList<>();
      text.codePoints().forEach(c -> characters.add(Character.toString(c)));
      return characters;
    }
    if (value instanceof YaqlIterable iterable && !(value instanceof YaqlIterator)) {
      return Tuple.drain(iterable.iterate());
    }
    throw NativeException.typeError("'" + Text.typeName(value) + "' object is not iterable");
  }

  @Override
  public void compileCompletely() {
    body.compileCompletely();
  }
}
