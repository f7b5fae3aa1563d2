package io.murano.conductor.yaql;

import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.error.YaqlParsingException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.EvaluationBudget;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Target of the coverage-guided fuzzer Jazzer for lexer, parser and evaluator; run by hand:
 *
 * <pre>
 * java -cp jazzer.jar:jazzer-api.jar:CLASSPATH com.code_intelligence.jazzer.Jazzer \
 *     --target_class=io.murano.conductor.yaql.YaqlFuzzer \
 *     --instrumentation_includes='io.murano.conductor.yaql.**' -max_total_time=1800 SEEDS
 * </pre>
 *
 * <p>The first byte of an input chooses the dialect, the rest is the expression. Whatever a dialect
 * makes of it, only {@link YaqlException}s may escape, and a tree must survive being written and
 * read again.
 */
public final class YaqlFuzzer {

  private static final Duration LIMIT = Duration.ofMillis(200);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final Object DATA =
      FrozenDict.of("a", Tuple.of(1L, 2.5, "text", null, Tuple.of(true)));

  private YaqlFuzzer() {}

  /** Called by Jazzer before the first input: loads the library, which takes a while. */
  public static void fuzzerInitialize() {
    for (YaqlDialect dialect : YaqlDialect.values()) {
      dialect.engine().parse("[1].select(str($))").evaluate(dialect.context().createChild());
    }
  }

  /** Called by Jazzer with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    YaqlDialect[] dialects = YaqlDialect.values();
    YaqlDialect dialect = dialects[(input[0] & 0xff) % dialects.length];
    String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
    check(dialect, text);
  }

  /**
   * Parses, writes, parses again and evaluates.
   *
   * @throws AssertionError if something is wrong with the engine
   */
  static void check(YaqlDialect dialect, String text) {
    Expression expression;
    try {
      expression = dialect.engine().parse(text);
    } catch (YaqlParsingException e) {
      return;
    }
    String written = expression.tree().toString();
    String again = dialect.engine().parse(written).tree().toString();
    if (!again.equals(written)) {
      throw new AssertionError(written + " is read as " + again);
    }
    evaluate(dialect, expression);
  }

  private static void evaluate(YaqlDialect dialect, Expression expression) {
    long begin = System.nanoTime();
    Context context = dialect.context().createChild();
    context.set("x", Tuple.of(3L, 1L, 2L));
    context.set("$", DATA);
    try {
      if (String.valueOf(expression.evaluate(context, EvaluationBudget.within(LIMIT))) == null) {
        throw new AssertionError("a value without a text");
      }
    } catch (YaqlException e) {
      e.errorName();
    }
    if (System.nanoTime() - begin > PATIENCE_NANOS) {
      throw new AssertionError("the budget of " + LIMIT + " was not kept");
    }
  }
}
