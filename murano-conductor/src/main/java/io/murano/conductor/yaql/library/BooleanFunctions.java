package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.Values;
import org.jspecify.annotations.Nullable;

/** Logic (contract yaql.md 12.2). */
final class BooleanFunctions {

  private BooleanFunctions() {}

  static void register(Context context) {
    context.register(
        function("#operator_and")
            .param("left", Types.LAMBDA)
            .param("right", Types.LAMBDA)
            .body(call -> decide(call, false)));
    context.register(
        function("#operator_or")
            .param("left", Types.LAMBDA)
            .param("right", Types.LAMBDA)
            .body(call -> decide(call, true)));
    context.register(
        function("#unary_operator_not")
            .param("arg", Types.ANY)
            .body1(value -> !Values.truth(value)));
    context.register(function("bool").param("value", Types.ANY).body1(Values::truth));
    context.register(
        function("isBoolean").param("value", Types.ANY).body1(value -> value instanceof Boolean));
  }

  private static @Nullable Object decide(Invocation call, boolean deciding) {
    Object left = call.<Lambda>get(0).call();
    return Values.truth(left) == deciding ? left : call.<Lambda>get(1).call();
  }
}
