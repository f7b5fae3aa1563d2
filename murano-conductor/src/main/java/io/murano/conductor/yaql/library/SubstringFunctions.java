package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.registration.FunctionBuilder;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.CodePoints;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts of strings: searching, cutting, replacing (contract yaql.md 12.7). */
final class SubstringFunctions {

  private static final String ASCII_LOWERCASE = "abcdefghijklmnopqrstuvwxyz";
  private static final String ASCII_UPPERCASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final String WHITESPACE = " \t\n\r\u000B\f";

  /** Character classes by the name of their parameter; null for those that do not exist. */
  private static final List<CharacterClass> CLASSES =
      List.of(
          new CharacterClass("digits", DIGITS),
          new CharacterClass("hexdigits", DIGITS + "abcdefABCDEF"),
          new CharacterClass("asciiLowercase", ASCII_LOWERCASE),
          new CharacterClass("asciiUppercase", ASCII_UPPERCASE),
          new CharacterClass("asciiLetters", ASCII_LOWERCASE + ASCII_UPPERCASE),
          new CharacterClass("letters", null),
          new CharacterClass("octdigits", "01234567"),
          new CharacterClass("punctuation", PUNCTUATION),
          new CharacterClass(
              "printable", DIGITS + ASCII_LOWERCASE + ASCII_UPPERCASE + PUNCTUATION + WHITESPACE),
          new CharacterClass("lowercase", null),
          new CharacterClass("uppercase", null),
          new CharacterClass("whitespace", WHITESPACE));

  private SubstringFunctions() {}

  private record CharacterClass(String name, @Nullable String characters) {}

  static void register(Context context) {
    registerSplitting(context);
    registerReplacing(context);
    registerSearching(context);
    context.register(
        method("substring")
            .param("string", Types.STRING)
            .param("start", Types.INT)
            .param("length", Types.INT, -1L)
            .body(SubstringFunctions::substring));
    FunctionBuilder characters = function("characters");
    CLASSES.forEach(type -> characters.param(type.name, Types.BOOL.orNull(), false));
    context.register(characters.body(SubstringFunctions::characters));
  }

  private static void registerSplitting(Context context) {
    context.register(
        method("split")
            .param("string", Types.STRING)
            .param("separator", Types.STRING.orNull(), null)
            .param("maxSplits", Types.INT, -1L)
            .body(call -> Splitting.left(call.get(0), (String) call.arg(1), size(call.get(2)))));
    context.register(
        method("rightSplit")
            .param("string", Types.STRING)
            .param("separator", Types.STRING.orNull(), null)
            .param("maxSplits", Types.INT, -1L)
            .body(call -> Splitting.right(call.get(0), (String) call.arg(1), size(call.get(2)))));
  }

  private static void registerReplacing(Context context) {
    context.register(
        method("replace")
            .param("string", Types.STRING)
            .param("old", Types.STRING)
            .param("new", Types.STRING)
            .param("count", Types.INT, -1L)
            .body(call -> replace(call.get(0), call.get(1), call.get(2), size(call.get(3)))));
    context.register(
        method("replace")
            .param("string", Types.STRING)
            .param("replacements", Types.MAPPING)
            .param("count", Types.INT, -1L)
            .body(SubstringFunctions::replaceAll));
  }

  private static void registerSearching(Context context) {
    context.register(
        method("indexOf")
            .param("string", Types.STRING)
            .param("sub", Types.STRING)
            .param("start", Types.INT, 0L)
            .body(call -> search(call, false)));
    context.register(
        method("indexOf")
            .param("string", Types.STRING)
            .param("sub", Types.STRING)
            .param("start", Types.INT)
            .param("length", Types.INT)
            .body(call -> searchWithin(call, false)));
    context.register(
        method("lastIndexOf")
            .param("string", Types.STRING)
            .param("sub", Types.STRING)
            .param("start", Types.INT, 0L)
            .body(call -> search(call, true)));
    context.register(
        method("lastIndexOf")
            .param("string", Types.STRING)
            .param("sub", Types.STRING)
            .param("start", Types.INT)
            .param("length", Types.INT)
            .body(call -> searchWithin(call, true)));
  }

  /** Returns a number of replacements or splits. */
  private static long size(Object count) {
    if (count instanceof BigInteger) {
      throw NativeException.overflow("Python int too large to convert to C ssize_t");
    }
    return Numbers.clampToLong(count);
  }

  private static Object substring(Invocation call) {
    String string = call.get(0);
    int length = CodePoints.length(string);
    long start = clamp(call.get(1));
    long count = clamp(call.get(2));
    count = count < 0 ? length : count;
    start = start < 0 ? start + length : start;
    return CodePoints.slice(
        string, CodePoints.bound(start, length), CodePoints.bound(start + count, length));
  }

  /** Returns a position or length, limited so that sums of two do not overflow. */
  private static long clamp(Object number) {
    long limit = Long.MAX_VALUE / 4;
    return Math.max(-limit, Math.min(limit, Numbers.clampToLong(number)));
  }

  private static Object search(Invocation call, boolean last) {
    String string = call.get(0);
    int length = CodePoints.length(string);
    return find(string, call.get(1), clamp(call.get(2)), length, last);
  }

  private static Object searchWithin(Invocation call, boolean last) {
    String string = call.get(0);
    int length = CodePoints.length(string);
    long start = clamp(call.get(2));
    long count = clamp(call.get(3));
    start = start < 0 ? start + length : start;
    count = count < 0 ? length - start : count;
    return find(string, call.get(1), start, start + count, last);
  }

  /** Searches in the slice from {@code start} to {@code end}, as {@code str.find} does. */
  private static long find(String string, String sub, long start, long end, boolean last) {
    int length = CodePoints.length(string);
    int to = CodePoints.bound(end, length);
    long from = start < 0 ? Math.max(0, start + length) : start;
    if (from > to) {
      return -1;
    }
    String part = CodePoints.slice(string, (int) from, to);
    int found = last ? part.lastIndexOf(sub) : part.indexOf(sub);
    return found < 0 ? -1 : from + part.codePointCount(0, found);
  }

  static String replace(String string, String old, String replacement, long count) {
    if (count < 0) {
      return old.isEmpty()
          ? interleave(string, replacement, Long.MAX_VALUE)
          : string.replace(old, replacement);
    }
    if (old.isEmpty()) {
      return interleave(string, replacement, count);
    }
    StringBuilder out = new StringBuilder();
    int position = 0;
    for (long i = 0; i < count; i++) {
      int found = string.indexOf(old, position);
      if (found < 0) {
        break;
      }
      out.append(string, position, found).append(replacement);
      position = found + old.length();
    }
    return out.append(string, position, string.length()).toString();
  }

  /** Inserts in front of each character and at the end, at most {@code count} times. */
  private static String interleave(String string, String inserted, long count) {
    StringBuilder out = new StringBuilder();
    long left = count;
    int i = 0;
    while (i < string.length() && left-- > 0) {
      int next = i + Character.charCount(string.codePointAt(i));
      out.append(inserted).append(string, i, next);
      i = next;
    }
    out.append(string, i, string.length());
    return left > 0 ? out.append(inserted).toString() : out.toString();
  }

  private static Object replaceAll(Invocation call) {
    YaqlDict replacements = call.get(1);
    long count = size(call.get(2));
    FunctionHandle str = call.function("str");
    String[] result = {call.get(0)};
    replacements.forEach(
        (key, value) ->
            result[0] =
                replace(
                    result[0],
                    StringFunctions.text(str, key),
                    StringFunctions.text(str, value),
                    count));
    return result[0];
  }

  private static Object characters(Invocation call) {
    Set<Object> result = new LinkedHashSet<>();
    for (int i = 0; i < CLASSES.size(); i++) {
      if (Values.truth(call.arg(i))) {
        CharacterClass type = CLASSES.get(i);
        if (type.characters == null) {
          throw NativeException.attributeError(
              "module 'string' has no attribute '" + type.name + "'");
        }
        result.addAll(CodePoints.characters(type.characters));
      }
    }
    return Tuple.copyOf(new ArrayList<>(result));
  }
}
