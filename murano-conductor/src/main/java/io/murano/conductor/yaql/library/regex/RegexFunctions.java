package io.murano.conductor.yaql.library.regex;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.BudgetException;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.PlainType;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlIterator;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Searching, splitting and replacing with regular expressions. */
public final class RegexFunctions {

  private static final PlainType REGEX = PlainType.ofClass(YaqlRegex.class);
  private static final String ESCAPED = "()[]{}?*+-|^$\\.&~# \t\n\r\u000B\f";
  private static final long MAX_LENGTH = 1L << 26;

  private RegexFunctions() {}

  /** Adds the functions to a context. */
  public static void register(Context context) {
    context.register(
        function("regex")
            .param("pattern", Types.STRING)
            .param("ignoreCase", Types.BOOL.orNull(), false)
            .param("multiLine", Types.BOOL.orNull(), false)
            .param("dotAll", Types.BOOL.orNull(), false)
            .body(
                call ->
                    YaqlRegex.compile(
                        call.get(0),
                        Values.truth(call.arg(1)),
                        Values.truth(call.arg(2)),
                        Values.truth(call.arg(3)))));
    context.register(
        function("escapeRegex").param("string", Types.STRING).body1(s -> escape((String) s)));
    context.register(
        function("isRegex").param("value", Types.ANY).body1(v -> v instanceof YaqlRegex));
    registerTests(context);
    registerSearches(context);
    registerSplits(context);
    registerReplacements(context);
  }

  private static void registerTests(Context context) {
    context.register(
        method("matches")
            .param("regexp", REGEX)
            .param("string", Types.STRING)
            .body(call -> found(call.get(0), call.get(1), call)));
    context.register(
        method("matches")
            .param("string", Types.STRING)
            .param("regexp", Types.STRING)
            .body(call -> found(YaqlRegex.compile(call.get(1)), call.get(0), call)));
    registerOperator(context, "#operator_=~", true);
    registerOperator(context, "#operator_!~", false);
  }

  private static void registerOperator(Context context, String name, boolean expected) {
    context.register(
        function(name)
            .param("string", Types.STRING)
            .param("regexp", REGEX)
            .body(call -> found(call.get(1), call.get(0), call) == expected));
    context.register(
        function(name)
            .param("string", Types.STRING)
            .param("pattern", Types.STRING)
            .body(call -> found(YaqlRegex.compile(call.get(1)), call.get(0), call) == expected));
  }

  private static void registerSearches(Context context) {
    context.register(
        method("search")
            .param("regexp", REGEX)
            .param("string", Types.STRING)
            .param("selector", Types.LAMBDA, null)
            .body(RegexFunctions::search));
    context.register(
        method("searchAll")
            .param("regexp", REGEX)
            .param("string", Types.STRING)
            .param("selector", Types.LAMBDA, null)
            .body(RegexFunctions::searchAll));
  }

  private static void registerSplits(Context context) {
    context.register(
        method("split")
            .param("regexp", REGEX)
            .param("string", Types.STRING)
            .param("maxSplit", Types.INT, 0L)
            .body(call -> split(call.get(0), call.get(1), call)));
    context.register(
        method("split")
            .param("string", Types.STRING)
            .param("regexp", REGEX)
            .param("maxSplit", Types.INT, 0L)
            .body(call -> split(call.get(1), call.get(0), call)));
  }

  private static void registerReplacements(Context context) {
    context.register(
        method("replace")
            .param("regexp", REGEX)
            .param("string", Types.STRING)
            .param("repl", Types.STRING)
            .param("count", Types.INT, 0L)
            .body(call -> replace(call.get(0), call.get(1), call)));
    context.register(
        method("replace")
            .param("string", Types.STRING)
            .param("regexp", REGEX)
            .param("repl", Types.STRING)
            .param("count", Types.INT, 0L)
            .body(call -> replace(call.get(1), call.get(0), call)));
    context.register(
        method("replaceBy")
            .param("regexp", REGEX)
            .param("string", Types.STRING)
            .param("repl", Types.LAMBDA)
            .param("count", Types.INT, 0L)
            .body(call -> replaceBy(call.get(0), call.get(1), call)));
    context.register(
        method("replaceBy")
            .param("string", Types.STRING)
            .param("regexp", REGEX)
            .param("repl", Types.LAMBDA)
            .param("count", Types.INT, 0L)
            .body(call -> replaceBy(call.get(1), call.get(0), call)));
  }

  private static boolean found(YaqlRegex regex, String string, Invocation call) {
    return regex.isFoundIn(string, call.evaluation());
  }

  private static @Nullable Object search(Invocation call) {
    YaqlRegex regex = call.get(0);
    String string = call.get(1);
    MatchResult match = regex.matches(string, call.evaluation()).next();
    if (match == null) {
      return null;
    }
    Lambda selector = call.get(2);
    return selector == null
        ? match.group()
        : select(new PublishedMatch(regex, string, match), selector, call.context());
  }

  private static @Nullable Object select(PublishedMatch match, Lambda selector, Context context) {
    Context own = context.createChild();
    match.publish(own);
    return selector.callIn(own);
  }

  private static Object searchAll(Invocation call) {
    YaqlRegex regex = call.get(0);
    String string = call.get(1);
    Lambda selector = call.get(2);
    MatchSequence matches = regex.matches(string, call.evaluation());
    return new YaqlIterator() {
      @Override
      public @Nullable Object advance() {
        MatchResult match = matches.next();
        if (match == null) {
          return END;
        }
        return selector == null
            ? match.group()
            : select(new PublishedMatch(regex, string, match), selector, call.context());
      }
    };
  }

  /** Returns how many matches may be used: all for 0, none for negative numbers. */
  private static long limit(Object count) {
    if (count instanceof java.math.BigInteger) {
      throw NativeException.overflow("Python int too large to convert to C ssize_t");
    }
    long limit = Numbers.clampToLong(count);
    return limit == 0 ? Long.MAX_VALUE : limit;
  }

  private static Object split(YaqlRegex regex, String string, Invocation call) {
    long limit = limit(call.get(2));
    MatchSequence matches = regex.matches(string, call.evaluation());
    MutableList parts = new MutableList();
    int last = 0;
    for (long n = 0; n < limit; n++) {
      MatchResult match = matches.next();
      if (match == null) {
        break;
      }
      parts.add(string.substring(last, match.start()));
      for (int group = 1; group <= regex.groupCount(); group++) {
        parts.add(regex.group(match, group));
      }
      last = match.end();
    }
    parts.add(string.substring(last));
    return parts;
  }

  private static Object replace(YaqlRegex regex, String string, Invocation call) {
    ReplacementTemplate template = ReplacementTemplate.parse(call.get(2), regex);
    return replaced(regex, string, call, template::append);
  }

  private static Object replaceBy(YaqlRegex regex, String string, Invocation call) {
    Lambda lambda = call.get(2);
    Context context = call.context();
    return replaced(
        regex,
        string,
        call,
        (match, out) -> {
          // Variables stay visible for later matches, as in the original.
          new PublishedMatch(regex, string, match).publish(context);
          Object replacement = lambda.callIn(context.createChild());
          if (replacement != null && !(replacement instanceof String)) {
            throw NativeException.typeError(
                "sequence item: expected str instance, " + Text.typeName(replacement) + " found");
          }
          out.append(replacement == null ? "" : replacement);
        });
  }

  @FunctionalInterface
  private interface Replacer {
    void append(MatchResult match, StringBuilder out);
  }

  private static Object replaced(
      YaqlRegex regex, String string, Invocation call, Replacer replacer) {
    long limit = limit(call.get(3));
    MatchSequence matches = regex.matches(string, call.evaluation());
    StringBuilder out = new StringBuilder();
    int last = 0;
    for (long n = 0; n < limit; n++) {
      MatchResult match = matches.next();
      if (match == null) {
        break;
      }
      out.append(string, last, match.start());
      replacer.append(match, out);
      last = match.end();
      if (out.length() > MAX_LENGTH) {
        throw BudgetException.memoryQuotaExceeded();
      }
    }
    return out.append(string, last, string.length()).toString();
  }

  private static String escape(String string) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      out.append(ESCAPED.indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return out.toString();
  }
}
