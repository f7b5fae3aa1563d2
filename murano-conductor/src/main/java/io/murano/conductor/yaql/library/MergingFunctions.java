package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.MutableDict;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import org.jspecify.annotations.Nullable;

/** Deep merge of dictionaries (contract yaql.md 12.6). */
final class MergingFunctions {

  private MergingFunctions() {}

  static void register(Context context) {
    context.register(
        method("mergeWith")
            .param("dict", Types.MAPPING)
            .param("another", Types.MAPPING)
            .param("listMerger", Types.LAMBDA, null)
            .param("itemMerger", Types.LAMBDA, null)
            .param("maxLevels", Types.INT, 0L)
            .body(MergingFunctions::mergeWith));
  }

  private static Object mergeWith(Invocation call) {
    Lambda listMerger = call.get(2);
    Lambda itemMerger = call.get(3);
    Merger lists = listMerger == null ? (a, b) -> distinctOfBoth(call, a, b) : listMerger::call;
    Merger items = itemMerger == null ? (a, b) -> b : itemMerger::call;
    return new Merge(lists, items)
        .apply(call.get(0), call.get(1), Numbers.clampToLong(call.get(4)));
  }

  private static @Nullable Object distinctOfBoth(
      Invocation call, @Nullable Object a, @Nullable Object b) {
    YaqlSequence left = (YaqlSequence) java.util.Objects.requireNonNull(a);
    YaqlSequence right = (YaqlSequence) java.util.Objects.requireNonNull(b);
    if (!Iterations.sameKind(left, right)) {
      throw NativeException.typeError(
          "can only concatenate %s (not \"%s\") to %1$s"
              .formatted(Text.typeName(left), Text.typeName(right)));
    }
    MutableList both = new MutableList(left);
    both.addAll(right);
    YaqlSequence joined = left instanceof Tuple ? Tuple.copyOf(both) : both;
    return call.method("toList").call(SelectionFunctions.distinct(joined, null, call.evaluation()));
  }

  @FunctionalInterface
  private interface Merger {
    @Nullable Object merge(@Nullable Object a, @Nullable Object b);
  }

  private record Merge(Merger lists, Merger items) {

    /** Merges two dictionaries; at level 1 values are not descended into, 0 has no limit. */
    MutableDict apply(YaqlDict first, YaqlDict second, long levels) {
      MutableDict result = new MutableDict(first);
      first.forEach(
          (key, value) -> {
            Object other = second.find(key);
            if (other != NoValue.INSTANCE) {
              result.put(key, merged(value, other, levels));
            }
          });
      second.forEach(
          (key, value) -> {
            if (!result.containsKey(key)) {
              result.put(key, value);
            }
          });
      return result;
    }

    private @Nullable Object merged(@Nullable Object value, @Nullable Object other, long levels) {
      if (levels != 1 && other instanceof YaqlDict right) {
        if (value instanceof YaqlDict left) {
          return apply(left, right, levels == 0 ? 0 : levels - 1);
        }
        throw cannotMerge(value, other);
      }
      if (levels != 1 && other instanceof YaqlSequence) {
        if (value instanceof YaqlSequence) {
          return lists.merge(value, other);
        }
        throw cannotMerge(value, other);
      }
      return items.merge(value, other);
    }

    private static NativeException cannotMerge(@Nullable Object value, @Nullable Object other) {
      return NativeException.typeError(
          "Cannot merge %s with %s".formatted(Text.typeName(value), Text.typeName(other)));
    }
  }
}
