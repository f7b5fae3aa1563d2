package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.extension;
import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.FunctionKind;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.MappingRule;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The old dialect, layered in front of the standard library (contract yaql.md 13.3, 13.4). */
final class LegacyFunctions {

  /** Methods of the standard library that can be called as functions too, and vice versa. */
  private static final List<String> EXTENSIONS =
      List.of("get", "list", "bool", "int", "float", "select", "where", "join", "sum", "takeWhile");

  private LegacyFunctions() {}

  static void register(Context context) {
    registerTuples(context);
    registerDicts(context);
    context.registerExclusive(
        function("#indexer")
            .param("collection", Types.ITERABLE)
            .param("indexExpression", Types.LAMBDA)
            .body(LegacyFunctions::index));
    context.register(
        extension("range")
            .param("start", Types.INT)
            .param("stop", Types.INT.orNull(), null)
            .body(LegacyFunctions::range));
    context.registerExclusive(
        extension("switch")
            .param("value", Types.ANY)
            .varargs("conditions", Types.LAMBDA)
            .noKwargs()
            .body(LegacyFunctions::choose));
    context.register(
        method("as")
            .param("receiver", Types.ANY)
            .varargs("mappings", Types.LAMBDA)
            .noKwargs()
            .body(LegacyFunctions::as));
    context.register(
        function("#operator_.")
            .param("receiver", Types.CONTEXT)
            .param("expr", Types.METHOD_LAMBDA)
            .body(
                call -> {
                  Context receiver = call.get(0);
                  return call.<Lambda>get(1).callOn(receiver.get("$0"), receiver);
                }));
    EXTENSIONS.forEach(name -> registerExtensions(name, context, context));
  }

  private static void registerTuples(Context context) {
    context.register(
        function("#operator_=>")
            .param("left", Types.EXPRESSION)
            .param("right", Types.ANY)
            .body(LegacyFunctions::tuple));
    context.register(
        method("toList")
            .param("collection", Types.ITERABLE)
            .body(call -> new MutableList(Iterations.tuple(call.get(0)))));
    context.register(
        function("tuple").varargs("args", Types.ANY).body(call -> Tuple.wrap(call.varargs(0))));
  }

  private static void registerDicts(Context context) {
    for (String name : List.of("dict", "#map")) {
      context.register(
          extension(name).varargs("tuples", Types.TUPLE).noKwargs().body(LegacyFunctions::dict));
    }
    context.register(
        function("#operator_.")
            .param("dict", Types.MAPPING)
            .param("key", Types.KEYWORD)
            .body(call -> call.<YaqlDict>get(0).get(call.arg(1))));
  }

  /**
   * Registers the overloads of a name that cannot be called both ways so that they can.
   *
   * @param source where they are looked for
   * @param target where they are registered
   */
  static void registerExtensions(String name, Context source, Context target) {
    for (boolean asMethod : new boolean[] {false, true}) {
      List<List<FunctionDefinition>> levels =
          source.collect(name, asMethod, (fd, holder) -> fd.kind() != FunctionKind.EXTENSION);
      for (List<FunctionDefinition> level : levels) {
        level.forEach(fd -> target.register(fd.withKind(FunctionKind.EXTENSION)));
      }
    }
  }

  private static Object tuple(Invocation call) {
    ExecutableNode left = call.get(0);
    Object first = left.evaluate(call.context(), call.evaluation());
    boolean continues =
        left.syntax() instanceof Node.Binary binary && binary.operator().equals("=>");
    return continues && first instanceof Tuple tuple
        ? tuple.concat(Tuple.of(call.arg(1)))
        : Tuple.of(first, call.arg(1));
  }

  private static @Nullable Object dict(Invocation call) {
    Tuple pairs = Tuple.wrap(call.varargs(0));
    boolean method = call.hasReceiver();
    var hidden = call.hidden("dict", method, call.context().createChild());
    return method ? hidden.call(call.receiver(), pairs) : hidden.call(pairs);
  }

  private static @Nullable Object index(Invocation call) {
    YaqlIterable collection = call.get(0);
    Lambda lambda = call.get(1);
    if (collection instanceof YaqlSequence list) {
      Object index = lambda.call();
      if (Values.isInteger(index)) {
        return ListFunctions.item(list, java.util.Objects.requireNonNull(index));
      }
    }
    return Iterations.each(
        collection, item -> Values.truth(lambda.call(item)) ? item : Iterations.SKIP);
  }

  private static Object range(Invocation call) {
    Object start = call.get(0);
    Object stop = call.arg(1);
    return stop == null
        ? GeneratingFunctions.count(start, 1L, call.evaluation())
        : new RangeSequence(start, stop);
  }

  private static @Nullable Object choose(Invocation call) {
    Context context = call.context().createChild();
    context.set("$", call.arg(0));
    for (Object condition : call.varargs(1)) {
      Object result = condition instanceof Lambda lambda ? lambda.callIn(context) : null;
      if (result instanceof Tuple tuple) {
        if (tuple.size() != 2) {
          throw NativeException.valueError("switch() tuples must be of size 2");
        }
        if (Values.truth(tuple.get(0))) {
          return tuple.get(1);
        }
      } else if (result instanceof MappingRule rule) {
        if (Values.truth(rule.source())) {
          return rule.destination();
        }
      } else {
        throw NativeException.valueError("switch() must have tuple or mapping parameters");
      }
    }
    return null;
  }

  private static Object as(Invocation call) {
    Context context = call.context();
    Object receiver = call.arg(0);
    BiConsumer<@Nullable Object, @Nullable Object> publish =
        (value, name) -> {
          if (!(name instanceof String variable)) {
            throw NativeException.attributeError(
                "'" + Text.typeName(name) + "' object has no attribute 'startswith'");
          }
          context.set(variable, value);
        };
    for (Object mapping : call.varargs(1)) {
      Object result = mapping instanceof Lambda lambda ? lambda.call(receiver) : null;
      if (result instanceof Tuple tuple) {
        if (tuple.size() != 2) {
          throw NativeException.valueError("as() tuples must be of size 2");
        }
        publish.accept(tuple.get(0), tuple.get(1));
      } else if (result instanceof MappingRule rule) {
        publish.accept(rule.source(), rule.destination());
      } else {
        throw NativeException.valueError("as() must have tuple parameters");
      }
    }
    context.set("$0", receiver);
    return context;
  }
}
