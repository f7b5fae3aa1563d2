package io.murano.conductor.yaql.testing;

import io.murano.conductor.yaql.YaqlDialect;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.EvaluationBudget;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import java.time.Duration;

/** Shortcuts of the tests. */
public final class Yaql {

  private Yaql() {}

  /** Evaluates in the default dialect, with null as {@code $}. */
  public static Object eval(String expression) {
    return eval(expression, null);
  }

  /** Evaluates in the default dialect. */
  public static Object eval(String expression, Object data) {
    return YaqlDialect.DEFAULT.engine().parse(expression).evaluateOn(data, child());
  }

  /** Evaluates in a context. */
  public static Object evalIn(Context context, String expression) {
    return YaqlDialect.DEFAULT.engine().parse(expression).evaluate(context);
  }

  /** Evaluates in the default dialect without limits on elements and memory. */
  public static Object unlimited(String expression, Duration time) {
    YaqlOptions options =
        YaqlDialect.DEFAULT.engine().options().toBuilder()
            .limitIterators(-1)
            .memoryQuota(-1)
            .build();
    return YaqlDialect.DEFAULT
        .engine()
        .withOptions(options)
        .parse(expression)
        .evaluate(child(), new Evaluation(options, EvaluationBudget.within(time)));
  }

  /** Returns a new child of the default dialect's context. */
  public static Context child() {
    return YaqlDialect.DEFAULT.context().createChild();
  }
}
