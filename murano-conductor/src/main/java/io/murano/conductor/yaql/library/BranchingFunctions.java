package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.LazyRule;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlIterator;
import org.jspecify.annotations.Nullable;

/** Choice among lazy alternatives (contract yaql.md 12.3). */
final class BranchingFunctions {

  private BranchingFunctions() {}

  static void register(Context context) {
    context.register(
        function("switch")
            .varargs("args", Types.MAPPING_RULE)
            .noKwargs()
            .body(BranchingFunctions::chooseRule));
    context.register(
        function("selectCase").varargs("args", Types.LAMBDA).body(BranchingFunctions::selectCase));
    context.register(
        function("selectAllCases")
            .varargs("args", Types.LAMBDA)
            .body(BranchingFunctions::selectAllCases));
    context.register(
        function("examine").varargs("args", Types.LAMBDA).body(BranchingFunctions::examine));
    context.register(
        method("switchCase")
            .param("case", Types.INT)
            .varargs("args", Types.LAMBDA)
            .body(BranchingFunctions::switchCase));
    context.register(
        function("coalesce").varargs("args", Types.LAMBDA).body(BranchingFunctions::coalesce));
  }

  private static @Nullable Object chooseRule(Invocation call) {
    for (Object arg : call.varargs(0)) {
      LazyRule rule = (LazyRule) arg;
      if (rule != null && Values.truth(rule.source())) {
        return rule.destination();
      }
    }
    return null;
  }

  private static Object selectCase(Invocation call) {
    @Nullable Object[] cases = call.varargs(0);
    int index = 0;
    while (index < cases.length && !Values.truth(call(cases[index]))) {
      index++;
    }
    return (long) index;
  }

  private static Object selectAllCases(Invocation call) {
    @Nullable Object[] cases = call.varargs(0);
    return new YaqlIterator() {
      private int index;

      @Override
      public Object advance() {
        while (index < cases.length) {
          int current = index++;
          if (Values.truth(BranchingFunctions.call(cases[current]))) {
            return (long) current;
          }
        }
        return END;
      }
    };
  }

  private static Object examine(Invocation call) {
    @Nullable Object[] cases = call.varargs(0);
    return new YaqlIterator() {
      private int index;

      @Override
      public Object advance() {
        return index < cases.length ? Values.truth(BranchingFunctions.call(cases[index++])) : END;
      }
    };
  }

  private static @Nullable Object switchCase(Invocation call) {
    @Nullable Object[] cases = call.varargs(1);
    if (cases.length == 0) {
      return null;
    }
    int index = Numbers.clampToInt(call.get(0));
    return call(cases[index >= 0 && index < cases.length ? index : cases.length - 1]);
  }

  private static @Nullable Object coalesce(Invocation call) {
    for (Object alternative : call.varargs(0)) {
      Object value = call(alternative);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** Calls a lazy argument; a null passed by the host cannot be called. */
  private static @Nullable Object call(@Nullable Object lambda) {
    if (lambda == null) {
      throw NativeException.typeError("'NoneType' object is not callable");
    }
    return ((Lambda) lambda).call();
  }
}
