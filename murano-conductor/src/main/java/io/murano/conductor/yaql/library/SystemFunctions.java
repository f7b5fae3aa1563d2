package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.runtime.VariableReading;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlCallable;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables, contexts, dots and calls by name (contract yaql.md 12.4). */
final class SystemFunctions {

  private static final String ASSERTION_FAILED = "Assertion failed";

  private SystemFunctions() {}

  static void register(Context context, boolean delegates) {
    context.register(
        function("#get_context_data")
            .param("name", Types.STRING_CONSTANT)
            .body(VariableReading.BODY));
    context.register(
        function("#operator_.")
            .param("receiver", Types.ANY)
            .param("expr", Types.METHOD_LAMBDA)
            .body(call -> call.<Lambda>get(1).callOn(call.arg(0))));
    context.register(
        function("#operator_?.")
            .param("receiver", Types.ANY)
            .param("expr", Types.EXPRESSION)
            .body(SystemFunctions::nullSafe));
    context.register(
        method("unpack")
            .param("sequence", Types.ITERABLE)
            .varargs("args", Types.STRING)
            .body(SystemFunctions::unpack));
    context.register(
        function("with").varargs("args", Types.ANY).body(call -> publish(call, Map.of())));
    context.register(
        function("let")
            .varargs("args", Types.ANY)
            .keywords("kwargs", Types.ANY)
            .body(call -> publish(call, call.keywords(1))));
    context.register(
        function("def")
            .param("name", Types.STRING)
            .param("func", Types.LAMBDA)
            .body(SystemFunctions::define));
    context.register(
        function("#operator_->")
            .param("left", Types.CONTEXT)
            .param("right", Types.LAMBDA)
            .body(call -> call.<Lambda>get(1).callIn(call.<Context>get(0))));
    context.register(
        method("assert")
            .param("obj", Types.ANY)
            .param("condition", Types.LAMBDA)
            .param("message", Types.STRING, ASSERTION_FAILED)
            .body(SystemFunctions::assertThat));
    context.register(
        function("call")
            .param("name", Types.STRING)
            .param("args", Types.SEQUENCE)
            .param("kwargs", Types.MAPPING)
            .optional("receiver", Types.ANY)
            .body(SystemFunctions::callByName));
    if (delegates) {
      registerDelegates(context);
    }
  }

  private static void registerDelegates(Context context) {
    context.register(
        function("#call")
            .param("callable", Types.CALLABLE)
            .varargs("args", Types.ANY)
            .keywords("kwargs", Types.ANY)
            .body(
                call ->
                    call.<YaqlCallable>get(0)
                        .call(Arrays.asList(call.varargs(1)), call.keywords(2))));
    context.register(function("lambda").param("func", Types.LAMBDA).body(call -> call.arg(0)));
  }

  /** Registers what is tried only when nothing nearer fits. */
  static void registerFallbacks(Context context) {
    context.register(
        function("#operator_.")
            .param("obj", Types.ANY)
            .param("name", Types.KEYWORD)
            .body(call -> call.function("#property#" + call.arg(1)).call(call.arg(0))));
  }

  private static @Nullable Object nullSafe(Invocation call) {
    Object receiver = call.arg(0);
    return receiver == null ? null : call.function("#operator_.").call(receiver, call.arg(1));
  }

  private static Object unpack(Invocation call) {
    YaqlIterable sequence = call.get(0);
    @Nullable Object[] names = call.varargs(1);
    Context context = call.context();
    YaqlIterator head = sequence.iterate();
    List<@Nullable Object> items = new ArrayList<>();
    Object item = NoValue.INSTANCE;
    while (items.size() <= names.length && (item = head.advance()) != YaqlIterator.END) {
      items.add(item);
    }
    if (names.length > 0) {
      if (names.length != items.size()) {
        throw NativeException.valueError(
            "Cannot unpack %d elements into %d".formatted(items.size(), names.length));
      }
      for (int i = 0; i < names.length; i++) {
        context.set(String.valueOf(names[i]), items.get(i));
      }
      return context;
    }
    YaqlIterator rest = isSized(sequence) ? sequence.iterate() : head;
    long index = 1;
    for (item = rest.advance(); item != YaqlIterator.END; item = rest.advance()) {
      context.set("$" + index++, item);
    }
    return context;
  }

  private static boolean isSized(YaqlIterable sequence) {
    return sequence instanceof YaqlSequence
        || sequence instanceof YaqlSet
        || sequence instanceof YaqlDict;
  }

  private static Object publish(Invocation call, Map<String, @Nullable Object> named) {
    Context context = call.context();
    @Nullable Object[] values = call.varargs(0);
    for (int i = 0; i < values.length; i++) {
      context.set("$" + (i + 1), values[i]);
    }
    named.forEach(context::set);
    return context;
  }

  private static Object define(Invocation call) {
    Context context = call.context();
    Lambda lambda = call.get(1);
    String name = call.get(0);
    if (!name.isEmpty() && name.chars().allMatch(c -> c == '_')) {
      throw NativeException.indexError("string index out of range");
    }
    FunctionBuilder.function(name)
        .varargs("args", Types.ANY)
        .keywords("kwargs", Types.ANY)
        .register(
            context, inner -> lambda.call(Arrays.asList(inner.varargs(0)), inner.keywords(1)));
    return context;
  }

  private static @Nullable Object assertThat(Invocation call) {
    Object value = call.arg(0);
    if (value instanceof YaqlIterator iterator) {
      value = new MemorizedIterator(iterator, call.evaluation());
    }
    if (!Values.truth(call.<Lambda>get(1).call(value))) {
      throw NativeException.assertionError(call.<String>get(2));
    }
    return value;
  }

  private static @Nullable Object callByName(Invocation call) {
    YaqlDict kwargs = call.get(2);
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    kwargs.forEach((key, value) -> named.put(keywordName(key), value));
    Object receiver = call.arg(3);
    List<@Nullable Object> args = new ArrayList<>();
    FunctionHandle handle = call.function(call.get(0)).in(call.context());
    if (receiver != NoValue.INSTANCE) {
      args.add(receiver);
      handle = call.method(call.get(0)).in(call.context());
    }
    args.addAll(call.<YaqlSequence>get(1));
    return handle.call(args, named);
  }

  /** The original tries to drop other keys while it iterates over them, which fails. */
  private static String keywordName(@Nullable Object key) {
    if (!(key instanceof String name)) {
      throw NativeException.typeError(
          "expected string or bytes-like object, got '" + Text.typeName(key) + "'");
    }
    int first = name.isEmpty() ? ' ' : name.codePointAt(0);
    boolean word = Character.isLetter(first) || (first == '_' && !name.startsWith("__"));
    if (!word) {
      throw NativeException.runtimeError("dictionary changed size during iteration");
    }
    return name;
  }

  /** Returns a list of what an iterator still delivers; a tuple stays itself. */
  static Tuple toTuple(YaqlIterable items) {
    return items instanceof Tuple tuple ? tuple : Tuple.drain(items.iterate());
  }
}
