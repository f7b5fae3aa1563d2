package io.murano.conductor.yaql.runtime;

import static io.murano.conductor.yaql.testing.Yaql.child;
import static io.murano.conductor.yaql.testing.Yaql.eval;
import static io.murano.conductor.yaql.testing.Yaql.unlimited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.murano.common.error.ErrorCode;
import io.murano.conductor.yaql.Expression;
import io.murano.conductor.yaql.YaqlDialect;
import io.murano.conductor.yaql.error.BudgetException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every budget ends in an error of its own, in time, whatever the expression does. */
@Timeout(60)
class BudgetTests {

  private static final String LONG = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final Duration SHORT = Duration.ofMillis(300);

  private static BudgetException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(BudgetException.class, call);
  }

  @Test
  void elementsAreLimited() {
    BudgetException error = failure(() -> eval("sequence().select($)"));

    assertThat(error.errorName()).isEqualTo("CollectionTooLargeException");
    assertThat(error.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    assertThat(error.pythonName())
        .isEqualTo("yaql.language.exceptions.CollectionTooLargeException");
  }

  /** Each pair holds the one before twice: sixty small values, and a tree no machine could hold. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "generate([0], true, [$, $]).take(60).last()",
        "str(generate([0], true, [$, $]).take(60).last())",
        "[generate([0], true, [$, $]).take(60).last()].join(',')",
        "'{0}'.format(generate([0], true, [$, $]).take(60).last())",
        "generate([0], true, [$, $]).take(60).last() = generate([0], true, [$, $]).take(60).last()",
        "generate({a => 0}, true, {a => $, b => $}).take(60).last()",
        "generate([0], $.select($), $ + [$])"
      })
  void valuesThatHoldOthersManyTimesOverEndInTime(String text) {
    for (YaqlDialect dialect : new YaqlDialect[] {YaqlDialect.DEFAULT, YaqlDialect.MURANO}) {
      Expression expression = dialect.engine().parse(text);

      assertThat(
              failure(
                  () ->
                      expression.evaluate(
                          dialect.context().createChild(), EvaluationBudget.within(SHORT))))
          .isNotNull();
    }
  }

  @Test
  void theWatchEndsWithTheEvaluation() {
    eval("[1, 2]");

    assertThat(io.murano.conductor.yaql.value.Watch.OF_THREAD.get()).isNull();
  }

  @Test
  void memoryIsLimited() {
    assertThat(failure(() -> eval("'abc' * 100000")).errorName())
        .isEqualTo("MemoryQuotaExceededException");
  }

  @Test
  void aListTooLargeForTheQuotaIsNotMadeFirst() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThat(failure(() -> eval("[2] * 100000000")).errorName())
        .isEqualTo("MemoryQuotaExceededException");

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a' * 100000000000",
        "[1] * 10000000000",
        "pow(10, 10000000000)",
        "shiftBitsLeft(1, 100000000000)",
        "pow(10, 1000000000)",
        "'{0:99999999999}'.format(1)",
        "'{0:999999999}'.format(1)",
        "'{0:.999999999f}'.format(1.5)",
      })
  void enormousValuesAreRefusedEvenWithoutQuota(String expression) {
    assertThatThrownBy(() -> unlimited(expression, Duration.ofSeconds(20)))
        .isInstanceOf(io.murano.conductor.yaql.error.YaqlException.class);
  }

  @Test
  void recursionIsLimited() {
    assertThat(failure(() -> eval("def(f, f($ + 1)) -> f(0)")).errorName())
        .isEqualTo("RecursionError");
    assertThat(failure(() -> eval("def(f, [1].select(f($)).first()) -> f(0)")).errorName())
        .isEqualTo("RecursionError");
  }

  @Test
  void noStackOverflowEscapesFromASmallStack() throws Exception {
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    Runnable work =
        () -> {
          try {
            eval("def(f, [1].select([1].where(f($)).first()).first()) -> f(0)");
            outcome.complete(null);
          } catch (Throwable e) {
            outcome.complete(e);
          }
        };

    new Thread(null, work, "small stack", 160 * 1024).start();

    assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(BudgetException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sequence().len()",
        "sequence().where(false).first()",
        "1.repeat().len()",
        "[1].cycle().len()",
        "range(100000000000).sum()",
        "generate(0, true, $ + 1).len()",
        "def(f, $ + 1) -> sequence().select(f($)).last()",
        "regex('(.*a){12}b').matches('" + LONG + "c')",
        "'" + LONG + "c' =~ '((a+)\\\\2?)+b'",
        "sequence().groupBy($ mod 2)",
        "sequence().toDict($ mod 10)",
        "sequence().distinct(1).last()",
      })
  void endlessWorkStopsAtTheDeadline(String expression) {
    long start = System.nanoTime();

    BudgetException error = failure(() -> unlimited(expression, SHORT));

    assertThat(error.errorName()).isEqualTo("TimeoutError");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void anEvaluationCanBeCancelledFromAnotherThread() throws Exception {
    Expression expression =
        YaqlDialect.MURANO.engine().withOptions(YaqlOptions.DEFAULT).parse("sequence().len()");
    EvaluationBudget.Timed budget = EvaluationBudget.within(Duration.ofMinutes(10));
    CompletableFuture<BudgetException> outcome =
        CompletableFuture.supplyAsync(() -> failure(() -> expression.evaluate(child(), budget)));

    budget.cancel("operator asked");

    BudgetException error = outcome.get(30, TimeUnit.SECONDS);
    assertThat(error.errorName()).isEqualTo("CancelledError");
    assertThat(error.code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(error).hasMessageContaining("operator asked");
  }

  @Test
  void aLambdaOutlivesItsExpressionButNotItsBudget() {
    Expression expression =
        YaqlDialect.DEFAULT.engine().withOptions(YaqlOptions.DEFAULT).parse("lambda($ + 1)");
    EvaluationBudget.Timed budget = EvaluationBudget.within(Duration.ofMinutes(1));
    Lambda lambda = (Lambda) expression.evaluate(child(), budget);
    assertThat(lambda.call(1L)).isEqualTo(2L);

    budget.cancel("over");

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                lambda.call(1L);
              }
            })
        .isInstanceOf(BudgetException.class);
  }
}
