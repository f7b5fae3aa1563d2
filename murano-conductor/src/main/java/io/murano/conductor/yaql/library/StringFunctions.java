package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.extension;
import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.MemoryModel;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.CodePoints;
import io.murano.conductor.yaql.value.LowerCase;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Whitespace;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import java.math.BigInteger;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Text: comparison, composition, trimming, conversion (contract yaql.md 12.7). */
final class StringFunctions {

  private static final long EMPTY_STRING_SIZE = 49;

  private StringFunctions() {}

  static void register(Context context) {
    registerOperators(context);
    registerComposition(context);
    registerTrimming(context);
    context.register(
        method("toUpper")
            .param("string", Types.STRING)
            .body1(s -> ((String) s).toUpperCase(Locale.ROOT)));
    context.register(
        method("toLower").param("string", Types.STRING).body1(s -> LowerCase.of((String) s)));
    context.register(
        extension("len")
            .param("string", Types.STRING)
            .body1(s -> (long) CodePoints.length((String) s)));
    context.register(function("str").param("value", Types.ANY).body1(StringFunctions::str));
    context.register(
        function("hex").param("num", Types.NUMBER.orNull()).body1(StringFunctions::hex));
    context.register(
        function("isString").param("arg", Types.ANY).body1(arg -> arg instanceof String));
    context.register(
        method("toCharArray")
            .param("string", Types.STRING)
            .body1(s -> CodePoints.characters((String) s)));
  }

  private static void registerOperators(Context context) {
    compare(context, "#operator_>", order -> order > 0);
    compare(context, "#operator_<", order -> order < 0);
    compare(context, "#operator_>=", order -> order >= 0);
    compare(context, "#operator_<=", order -> order <= 0);
    context.register(
        function("#operator_in")
            .param("left", Types.STRING)
            .param("right", Types.STRING)
            .body2((left, right) -> ((String) right).contains((String) left)));
    context.register(
        function("#operator_*")
            .param("left", Types.STRING)
            .param("right", Types.INT)
            .body(call -> repeat(call.get(0), call.get(1), call.evaluation())));
    context.register(
        function("#operator_*")
            .param("left", Types.INT)
            .param("right", Types.STRING)
            .body(call -> repeat(call.get(1), call.get(0), call.evaluation())));
  }

  private static void compare(Context context, String name, IntPredicate accepted) {
    context.register(
        function(name)
            .param("left", Types.STRING)
            .param("right", Types.STRING)
            .body2((a, b) -> accepted.test(CodePoints.compare((String) a, (String) b))));
  }

  private static void registerComposition(Context context) {
    FunctionDefinition concat =
        function("concat").varargs("args", Types.STRING).body(StringFunctions::concat);
    context.register(concat);
    context.register(
        function("#operator_+").varargs("args", Types.STRING).body(StringFunctions::concat));
    context.register(
        method("join")
            .param("sequence", Types.ITERABLE)
            .param("separator", Types.STRING)
            .body(call -> join(call.get(1), call.get(0), call)));
    context.register(
        method("join")
            .param("separator", Types.STRING)
            .param("sequence", Types.ITERABLE)
            .body(call -> join(call.get(0), call.get(1), call)));
    context.register(
        method("startsWith")
            .param("string", Types.STRING)
            .varargs("prefixes", Types.STRING)
            .body(StringFunctions::startsWith));
    context.register(
        method("endsWith")
            .param("string", Types.STRING)
            .varargs("suffixes", Types.STRING)
            .body(StringFunctions::endsWith));
  }

  private static void registerTrimming(Context context) {
    trim(context, "trim", true, true);
    trim(context, "trimLeft", true, false);
    trim(context, "trimRight", false, true);
    context.register(
        extension("norm")
            .param("string", Types.STRING.orNull())
            .param("chars", Types.STRING.orNull(), null)
            .body(StringFunctions::norm));
    context.register(
        extension("isEmpty")
            .param("string", Types.STRING.orNull())
            .param("trim", Types.BOOL, true)
            .param("chars", Types.STRING.orNull(), null)
            .body(StringFunctions::isEmpty));
  }

  private static void trim(Context context, String name, boolean left, boolean right) {
    context.register(
        method(name)
            .param("string", Types.STRING)
            .param("chars", Types.STRING.orNull(), null)
            .body(
                call ->
                    Whitespace.strip(call.get(0), stripped((String) call.arg(1)), left, right)));
  }

  private static IntPredicate stripped(@Nullable String chars) {
    return chars == null ? Whitespace::isSpace : c -> chars.indexOf(c) >= 0;
  }

  private static @Nullable Object norm(Invocation call) {
    String string = (String) call.arg(0);
    if (string == null) {
      return null;
    }
    String trimmed = Whitespace.strip(string, stripped((String) call.arg(1)), true, true);
    return trimmed.isEmpty() ? null : trimmed;
  }

  private static Object isEmpty(Invocation call) {
    String string = (String) call.arg(0);
    if (string == null || string.isEmpty()) {
      return true;
    }
    return Boolean.TRUE.equals(call.arg(1))
        && Whitespace.strip(string, stripped((String) call.arg(2)), true, true).isEmpty();
  }

  private static Object concat(Invocation call) {
    @Nullable Object[] parts = call.varargs(0);
    if (parts.length == 2 && parts[0] instanceof String a && parts[1] instanceof String b) {
      return a.concat(b);
    }
    StringBuilder out = new StringBuilder();
    for (Object part : parts) {
      out.append(part);
    }
    return out.toString();
  }

  private static Object join(String separator, YaqlIterable sequence, Invocation call) {
    FunctionHandle str = call.function("str");
    StringBuilder out = new StringBuilder();
    boolean first = true;
    YaqlIterator items = sequence.iterate();
    for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
      out.append(first ? "" : separator).append(text(str, item));
      first = false;
    }
    return out.toString();
  }

  /** Returns what the visible function {@code str} makes of a value. */
  static String text(FunctionHandle str, @Nullable Object value) {
    Object text = str.call(value);
    if (text instanceof String s) {
      return s;
    }
    throw NativeException.typeError(
        "sequence item: expected str instance, " + Text.typeName(text) + " found");
  }

  private static Object startsWith(Invocation call) {
    String string = call.get(0);
    for (Object prefix : call.varargs(1)) {
      if (string.startsWith(String.valueOf(prefix))) {
        return true;
      }
    }
    return false;
  }

  private static Object endsWith(Invocation call) {
    String string = call.get(0);
    for (Object suffix : call.varargs(1)) {
      if (string.endsWith(String.valueOf(suffix))) {
        return true;
      }
    }
    return false;
  }

  private static Object repeat(String string, Object times, Evaluation evaluation) {
    long size = MemoryModel.sizeOf(string);
    Repetition.check(times, EMPTY_STRING_SIZE, size, string.length(), evaluation);
    return string.repeat(Math.max(0, Numbers.clampToInt(string.isEmpty() ? (Object) 0L : times)));
  }

  private static String str(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    return value instanceof Boolean b ? b.toString() : Text.str(value);
  }

  private static Object hex(@Nullable Object number) {
    if (number == null || number instanceof Double) {
      throw NativeException.typeError(
          "'" + Text.typeName(number) + "' object cannot be interpreted as an integer");
    }
    BigInteger value = Numbers.big(number);
    return (value.signum() < 0 ? "-0x" : "0x") + value.abs().toString(16);
  }
}
