package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.muranopl.error.StackFrame;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.BlockInstruction;
import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.NamespaceResolver;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Throw}.
 *
 * @param names a list of names, resolved like names of classes
 * @param message any value
 * @param extra any value
 * @param cause a caught exception
 * @param instruction the statement in stack traces
 */
record ThrowStatement(
    DataTemplate names,
    DataTemplate message,
    DataTemplate extra,
    DataTemplate cause,
    BlockInstruction instruction)
    implements Statement {

  @Override
  public Completion execute(Context context) {
    Frame frame = Frame.of(context);
    List<StackFrame> stack = frame.stack();
    MuranoPlException causing = caught(cause.evaluate(context));
    List<String> resolved = resolve(names.evaluate(context), frame);
    Object text = message.evaluate(context);
    Object data = extra.evaluate(context);
    throw MuranoPlException.thrown(
        resolved, text, stack, data == null ? FrozenDict.EMPTY : data, causing);
  }

  private static @Nullable MuranoPlException caught(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof MuranoObject object
        && object.real().slots().get(CatchClause.NATIVE) instanceof CaughtException caught) {
      return caught.exception();
    }
    throw NativeException.attributeError(
        "Cause must be an exception that was caught, not " + Text.repr(value));
  }

  private static List<String> resolve(@Nullable Object names, Frame frame) {
    NamespaceResolver namespaces = CatchClause.namespaces(frame);
    List<String> result = new ArrayList<>();
    if (names instanceof YaqlSequence list) {
      for (Object name : list) {
        result.add(namespaces.resolve(name instanceof String text ? text : Text.repr(name)));
      }
    }
    return result;
  }
}
