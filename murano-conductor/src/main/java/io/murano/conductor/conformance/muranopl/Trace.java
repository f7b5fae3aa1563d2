package io.murano.conductor.conformance.muranopl;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What code has passed to the function {@code trace}. */
public final class Trace {

  private final List<@Nullable Object> values = new ArrayList<>();

  /** Registers the function; executions need a trace among their services. */
  public static void register(Context context) {
    context.register(function("trace").param("value", Types.ANY).body(Trace::add));
  }

  private static @Nullable Object add(Invocation call) {
    Frame.of(call.callerContext())
        .execution()
        .context()
        .services()
        .get(Trace.class)
        .values
        .add(call.arg(0));
    return null;
  }

  /** Returns the values as the case files have them. */
  public ArrayNode encode() {
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> result.add(ValueEncoder.encode(value)));
    return result;
  }
}
