package io.murano.conductor.yaql.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.conductor.yaql.YaqlDialect;
import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.testing.ExpressionArbitraries;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.Tuple;
import java.time.Duration;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random expressions end within their budgets, with a value or with the engine's own exception. */
class EvaluationPropertyTests {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Object DATA =
      FrozenDict.of("a", Tuple.of(1L, 2.5, "x", null, Tuple.of(true)));

  @Property(tries = 4000)
  void evaluationStaysWithinItsBudgets(
      @ForAll("expressions") String text, @ForAll YaqlDialect dialect) {
    long start = System.nanoTime();
    try {
      Context context = dialect.context().createChild();
      context.set("x", Tuple.of(3L, 1L, 2L));
      context.set("$", DATA);
      Object value = dialect.engine().parse(text).evaluate(context, EvaluationBudget.within(LIMIT));
      if (value != null) {
        assertThat(value.toString()).isNotNull();
      }
    } catch (YaqlException e) {
      assertThat(e.errorName()).isNotEmpty();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(5));
  }

  @Provide
  Arbitrary<String> expressions() {
    return ExpressionArbitraries.expressions();
  }
}
