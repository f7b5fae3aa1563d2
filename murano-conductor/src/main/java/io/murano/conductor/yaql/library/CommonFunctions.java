package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.type.PlainType;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.Values;

/** Equality, and the comparison of anything with null, which is smaller than everything else. */
final class CommonFunctions {

  private CommonFunctions() {}

  static void register(Context context) {
    context.register(
        function("*equal")
            .param("left", Types.ANY)
            .param("right", Types.ANY)
            .body2((left, right) -> Values.equal(left, right)));
    context.register(
        function("*not_equal")
            .param("left", Types.ANY)
            .param("right", Types.ANY)
            .body2((left, right) -> !Values.equal(left, right)));
    withNull(context, "#operator_<", false, true, false);
    withNull(context, "#operator_<=", false, true, true);
    withNull(context, "#operator_>", true, false, false);
    withNull(context, "#operator_>=", true, false, true);
  }

  private static void withNull(
      Context context, String name, boolean rightNull, boolean leftNull, boolean bothNull) {
    always(context, name, Types.NOT_NULL, Types.NULL, rightNull);
    always(context, name, Types.NULL, Types.NOT_NULL, leftNull);
    always(context, name, Types.NULL, Types.NULL, bothNull);
  }

  private static void always(
      Context context, String name, PlainType left, PlainType right, boolean result) {
    context.register(
        function(name).param("left", left).param("right", right).body2((a, b) -> result));
  }
}
