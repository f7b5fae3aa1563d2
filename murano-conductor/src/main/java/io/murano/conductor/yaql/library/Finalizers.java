package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.DictSetView;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.MutableDict;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import org.jspecify.annotations.Nullable;

/** The standard conversion of results and the limiter it uses (contract yaql.md 8.2). */
final class Finalizers {

  private Finalizers() {}

  static void register(Context context) {
    context.register(function("#iter").param("iterator", Types.ITERABLE).body(call -> call.arg(0)));
    context.register(
        function("#finalize").param("obj", Types.ANY).body(Finalizers::finalizeResult));
  }

  private static @Nullable Object finalizeResult(Invocation call) {
    if (!call.options().convertOutputData() || isAtom(call.arg(0))) {
      return call.arg(0);
    }
    call.evaluation().startResult();
    return new Output(call.evaluation(), call.function("#iter")).convert(call.arg(0));
  }

  private static boolean isAtom(@Nullable Object value) {
    return !(value instanceof YaqlIterable);
  }

  private record Output(Evaluation evaluation, FunctionHandle limiter) {

    private YaqlOptions options() {
      return evaluation.options();
    }

    @Nullable Object convert(@Nullable Object value) {
      evaluation.countResult();
      if (value instanceof YaqlDict dict) {
        return dict(dict);
      }
      if (value instanceof YaqlSet set) {
        return options().convertSetsToLists() ? list(set) : FrozenSet.drain(converted(set));
      }
      if (value instanceof Tuple tuple && !options().convertTuplesToLists()) {
        return Tuple.drain(converted(tuple));
      }
      if (value instanceof YaqlSequence sequence) {
        return list(sequence);
      }
      return value instanceof YaqlIterable iterable ? list(iterable) : value;
    }

    private MutableDict dict(YaqlDict dict) {
      MutableDict result = new MutableDict();
      YaqlIterator items = limited(DictSetView.itemsOf(dict));
      for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
        if (item instanceof YaqlSequence pair) {
          Object value = convert(pair.get(1));
          Object key = convert(pair.get(0));
          checkMember(key);
          result.put(key, value);
        }
      }
      return result;
    }

    private MutableList list(YaqlIterable source) {
      MutableList result = new MutableList();
      YaqlIterator items = converted(source);
      for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
        result.add(item);
      }
      return result;
    }

    private YaqlIterator converted(YaqlIterable source) {
      boolean members = source instanceof YaqlSet && !options().convertSetsToLists();
      return Iterations.each(
          limited(source),
          item -> {
            Object result = convert(item);
            if (members) {
              checkMember(result);
            }
            return result;
          });
    }

    private YaqlIterator limited(YaqlIterable source) {
      return Iterations.pythonIterator(limiter.call(source));
    }

    /** Results hold mutable sets, which cannot be keys; here they are frozen ones. */
    private static void checkMember(@Nullable Object key) {
      if (key instanceof FrozenSet) {
        throw NativeException.typeError("unhashable type: 'set'");
      }
      if (key instanceof Tuple tuple) {
        tuple.forEach(Output::checkMember);
      }
      Values.hash(key);
    }
  }
}
