package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.extension;
import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.FunctionKind;
import io.murano.conductor.yaql.runtime.Payload;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSet;
import org.jspecify.annotations.Nullable;

/** Sets (contract yaql.md 12.5). */
final class SetFunctions {

  private SetFunctions() {}

  static void register(Context context) {
    context.register(
        function("isSet").param("arg", Types.ANY).body1(arg -> arg instanceof YaqlSet));
    context.register(
        function("set")
            .varargs("args", Types.ANY)
            .body(call -> call.method("toSet").call(Iterations.spliced(call.varargs(0)))));
    context.register(
        method("toSet")
            .param("collection", Types.ITERABLE)
            .body(call -> FrozenSet.drain(Iterations.iterable(call, 0).iterate())));
    context.register(
        extension("len").param("set", Types.SET).body1(set -> (long) ((YaqlSet) set).size()));
    registerComparisons(context);
    registerAlgebra(context);
    context.register(
        method("add")
            .param("set", Types.SET)
            .varargs("values", Types.ANY)
            .body(
                call -> {
                  FrozenSet values = members(call.varargs(1));
                  return proper(call.get(0), "union").union(values.iterate());
                }));
    context.register(
        method("remove")
            .param("set", Types.SET)
            .varargs("values", Types.ANY)
            .body(
                call -> {
                  FrozenSet values = members(call.varargs(1));
                  return proper(call.get(0), "difference").filter(values, false);
                }));
  }

  private static void registerComparisons(Context context) {
    compare(context, "#operator_<", (a, b) -> isBelow((YaqlSet) a, (YaqlSet) b));
    compare(context, "#operator_<=", (a, b) -> ((YaqlSet) a).subsetOf((YaqlSet) b));
    compare(context, "#operator_>", (a, b) -> isBelow((YaqlSet) b, (YaqlSet) a));
    compare(context, "#operator_>=", (a, b) -> ((YaqlSet) b).subsetOf((YaqlSet) a));
  }

  private static boolean isBelow(YaqlSet a, YaqlSet b) {
    return a.size() < b.size() && a.subsetOf(b);
  }

  private static void compare(Context context, String name, Payload.Of2 body) {
    context.register(function(name).param("left", Types.SET).param("right", Types.SET).body2(body));
  }

  private static void registerAlgebra(Context context) {
    algebra(context, "union", (a, b) -> proper(a, "union").union(((YaqlSet) b).iterate()));
    algebra(context, "intersect", SetFunctions::intersect);
    FunctionDefinition difference =
        algebra(context, "difference", (a, b) -> proper(a, "difference").filter(hashed(b), false));
    context.register(difference.withName("#operator_-").withKind(FunctionKind.FUNCTION));
    algebra(context, "symmetricDifference", SetFunctions::symmetricDifference);
  }

  private static FunctionDefinition algebra(Context context, String name, Payload.Of2 body) {
    FunctionDefinition definition =
        method(name).param("left", Types.SET).param("right", Types.SET).body2(body);
    context.register(definition);
    return definition;
  }

  /** Of equal members the smaller set's are kept, the right one's if both have the same size. */
  private static Object intersect(Object a, Object b) {
    FrozenSet left = proper(a, "intersection");
    FrozenSet right = hashed(b);
    boolean keepLeft = b instanceof FrozenSet && right.size() > left.size();
    return keepLeft ? left.filter(right, true) : right.filter(left, true);
  }

  private static Object symmetricDifference(Object a, Object b) {
    FrozenSet left = proper(a, "symmetric_difference");
    FrozenSet right = hashed(b);
    return left.filter(right, false).union(right.filter(left, false).iterate());
  }

  /** The views of a dictionary are sets that lack the methods of sets, as in the original. */
  private static FrozenSet proper(Object set, String operation) {
    if (set instanceof FrozenSet frozen) {
      return frozen;
    }
    throw NativeException.attributeError(
        "'" + Text.typeName(set) + "' object has no attribute '" + operation + "'");
  }

  private static FrozenSet hashed(Object set) {
    return set instanceof FrozenSet frozen ? frozen : FrozenSet.drain(((YaqlSet) set).iterate());
  }

  private static FrozenSet members(@Nullable Object[] values) {
    return FrozenSet.drain(YaqlIterator.over(values, values.length));
  }
}
