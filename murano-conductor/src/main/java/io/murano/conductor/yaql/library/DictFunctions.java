package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.extension;
import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.DictSetView;
import io.murano.conductor.yaql.value.DictValuesView;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.MappingRule;
import io.murano.conductor.yaql.value.MutableDict;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import org.jspecify.annotations.Nullable;

/** Making, reading and changing dictionaries (contract yaql.md 12.5). */
final class DictFunctions {

  private DictFunctions() {}

  static void register(Context context) {
    registerConstruction(context);
    registerAccess(context);
    registerChanges(context);
    registerTests(context);
  }

  private static void registerConstruction(Context context) {
    FunctionDefinition fromRules =
        function("dict")
            .varargs("args", Types.MAPPING_VALUE)
            .noKwargs()
            .body(call -> withRules(FrozenDict.EMPTY, call.varargs(0), call.evaluation(), false));
    context.register(fromRules);
    context.register(fromRules.withName("#map"));
    context.register(
        function("dict")
            .param("items", Types.ITERABLE)
            .noKwargs()
            .body(call -> fromPairs(call.get(0), call.evaluation())));
    context.register(
        method("toDict")
            .param("collection", Types.ITERABLE)
            .param("keySelector", Types.LAMBDA)
            .param("valueSelector", Types.LAMBDA, null)
            .body(DictFunctions::toDict));
  }

  private static void registerAccess(Context context) {
    context.register(
        function("#operator_.")
            .param("dict", Types.MAPPING)
            .param("key", Types.KEYWORD)
            .body(call -> item(call.get(0), call.arg(1))));
    context.register(
        function("#indexer")
            .param("dict", Types.MAPPING)
            .param("key", Types.ANY)
            .body2((dict, key) -> item((YaqlDict) dict, key)));
    context.register(
        function("#indexer")
            .param("dict", Types.MAPPING)
            .param("key", Types.ANY)
            .param("default", Types.ANY)
            .body(call -> get(call.get(0), call.arg(1), call.arg(2))));
    context.register(
        method("get")
            .param("dict", Types.MAPPING)
            .param("key", Types.ANY)
            .param("default", Types.ANY, null)
            .body(call -> get(call.get(0), call.arg(1), call.arg(2))));
    context.register(
        method("keys")
            .param("dict", Types.MAPPING)
            .body1(dict -> DictSetView.keysOf((YaqlDict) dict)));
    context.register(
        method("values")
            .param("dict", Types.MAPPING)
            .body1(dict -> new DictValuesView((YaqlDict) dict)));
    context.register(
        method("items")
            .param("dict", Types.MAPPING)
            .body1(dict -> DictSetView.itemsOf((YaqlDict) dict)));
  }

  private static void registerChanges(Context context) {
    context.register(
        method("set")
            .param("dict", Types.MAPPING)
            .param("key", Types.ANY)
            .param("value", Types.ANY)
            .noKwargs()
            .body(
                call -> {
                  YaqlDict dict = call.get(0);
                  call.evaluation().checkMemoryOfAll(dict, call.arg(1), call.arg(2));
                  return FrozenDict.builder(dict).put(call.arg(1), call.arg(2)).build();
                }));
    context.register(
        method("set")
            .param("dict", Types.MAPPING)
            .param("replacements", Types.MAPPING)
            .noKwargs()
            .body(DictFunctions::merge));
    context.register(
        method("set")
            .param("dict", Types.MAPPING)
            .varargs("args", Types.MAPPING_VALUE)
            .noKwargs()
            .body(call -> withRules(call.get(0), call.varargs(1), call.evaluation(), true)));
    context.register(
        function("#operator_+")
            .param("left", Types.MAPPING)
            .param("right", Types.MAPPING)
            .body(DictFunctions::merge));
    context.register(
        method("delete")
            .param("dict", Types.MAPPING)
            .varargs("keys", Types.ANY)
            .body(
                call ->
                    without(
                        call.get(0), YaqlIterator.over(call.varargs(1), call.varargs(1).length))));
    context.register(
        method("deleteAll")
            .param("dict", Types.MAPPING)
            .param("keys", Types.ITERABLE)
            .body(call -> without(call.get(0), Iterations.iterable(call, 1).iterate())));
  }

  private static void registerTests(Context context) {
    context.register(
        method("containsKey")
            .param("dict", Types.MAPPING)
            .param("key", Types.ANY)
            .body2((dict, key) -> ((YaqlDict) dict).containsKey(key)));
    context.register(
        method("containsValue")
            .param("dict", Types.MAPPING)
            .param("value", Types.ANY)
            .body(call -> containsValue(call.get(0), call.arg(1))));
    context.register(
        function("isDict").param("arg", Types.ANY).body1(arg -> arg instanceof YaqlDict));
    context.register(
        extension("len")
            .param("dict", Types.MAPPING)
            .body1(dict -> (long) ((YaqlDict) dict).size()));
  }

  private static Object withRules(
      YaqlDict dict, @Nullable Object[] rules, Evaluation evaluation, boolean countDict) {
    if (evaluation.hasQuota()) {
      long base = countDict ? dict.memorySize() : 0;
      evaluation.checkMemory(base + rules.length * MappingRule.SIZE);
    }
    FrozenDict.Builder builder = FrozenDict.builder(dict);
    for (Object arg : rules) {
      if (arg instanceof MappingRule rule) {
        builder.put(rule.source(), rule.destination());
      }
    }
    return builder.build();
  }

  private static Object fromPairs(YaqlIterable items, Evaluation evaluation) {
    MutableDict result = new MutableDict();
    YaqlIterator pairs = items.iterate();
    for (Object item = pairs.advance(); item != YaqlIterator.END; item = pairs.advance()) {
      YaqlIterator pair = Iterations.pythonIterator(item);
      Object key = pair.advance();
      Object value = key == YaqlIterator.END ? key : pair.advance();
      if (value == YaqlIterator.END) {
        throw NativeException.stopIteration("");
      }
      result.put(key, value);
      Iterations.checkGrowth(result, evaluation);
    }
    return FrozenDict.copyOf(result);
  }

  private static Object toDict(Invocation call) {
    Lambda keySelector = call.get(1);
    Lambda valueSelector = call.get(2);
    MutableDict result = new MutableDict();
    YaqlIterator items = Iterations.iterable(call, 0).iterate();
    for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
      Object key = keySelector.call(item);
      result.put(key, valueSelector == null ? item : valueSelector.call(item));
      Iterations.checkGrowth(result, call.evaluation());
    }
    return result;
  }

  private static @Nullable Object item(YaqlDict dict, @Nullable Object key) {
    Object value = dict.find(key);
    if (value == NoValue.INSTANCE) {
      throw NativeException.keyError(Text.repr(key));
    }
    return value;
  }

  private static @Nullable Object get(
      YaqlDict dict, @Nullable Object key, @Nullable Object fallback) {
    Object value = dict.find(key);
    return value == NoValue.INSTANCE ? fallback : value;
  }

  private static Object merge(Invocation call) {
    YaqlDict left = call.get(0);
    YaqlDict right = call.get(1);
    call.evaluation().checkMemoryOfAll(left, right);
    FrozenDict.Builder builder = FrozenDict.builder(left);
    right.forEach(builder::put);
    return builder.build();
  }

  private static Object without(YaqlDict dict, YaqlIterator keys) {
    MutableDict copy = dict.toMutable();
    for (Object key = keys.advance(); key != YaqlIterator.END; key = keys.advance()) {
      copy.remove(key);
    }
    return copy;
  }

  private static boolean containsValue(YaqlDict dict, @Nullable Object value) {
    YaqlIterator values = dict.iterateValues();
    for (Object item = values.advance(); item != YaqlIterator.END; item = values.advance()) {
      if (Values.same(item, value)) {
        return true;
      }
    }
    return false;
  }
}
