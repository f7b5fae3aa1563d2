package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.PlainType;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import org.jspecify.annotations.Nullable;

/** Sorting and reversing (contract yaql.md 12.6). */
final class OrderingFunctions {

  private static final PlainType ORDERED_QUERY = PlainType.ofClass(OrderedQuery.class);

  private OrderingFunctions() {}

  static void register(Context context) {
    orderBy(context, "orderBy", true);
    orderBy(context, "orderByDescending", false);
    thenBy(context, "thenBy", true);
    thenBy(context, "thenByDescending", false);
    context.register(
        method("reverse").param("collection", Types.ITERABLE).body(OrderingFunctions::reverse));
  }

  private static void orderBy(Context context, String name, boolean ascending) {
    context.register(
        method(name)
            .param("collection", Types.ITERABLE)
            .param("selector", Types.LAMBDA)
            .body(
                call ->
                    new OrderedQuery(
                            call.get(0), call.function("#operator_<"), call.function("#operator_>"))
                        .by(call.<Lambda>get(1), ascending)));
  }

  private static void thenBy(Context context, String name, boolean ascending) {
    context.register(
        method(name)
            .param("collection", ORDERED_QUERY)
            .param("selector", Types.LAMBDA)
            .body(call -> call.<OrderedQuery>get(0).by(call.<Lambda>get(1), ascending)));
  }

  private static Object reverse(Invocation call) {
    YaqlSequence items = Iterations.toList(call.method("toList"), call.get(0));
    return new YaqlIterator() {
      private int index = items.size();

      @Override
      public @Nullable Object advance() {
        return index > 0 ? items.get(--index) : END;
      }
    };
  }
}
