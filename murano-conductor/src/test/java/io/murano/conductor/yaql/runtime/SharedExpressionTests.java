package io.murano.conductor.yaql.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.conductor.yaql.Expression;
import io.murano.conductor.yaql.YaqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One parsed expression, many threads, arguments of changing classes. */
class SharedExpressionTests {

  private static final int THREADS = 8;
  private static final int ROUNDS = 3000;

  @Test
  @Timeout(60)
  void threadsDoNotDisturbEachOther() throws Exception {
    Expression expression =
        YaqlDialect.DEFAULT
            .engine()
            .parse("let(x => $ + $) -> [$x, $x * 2, [1, 2].select([$, $x]).last()[1]]");
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int seed = t;
        running.add(pool.submit(() -> evaluateOften(expression, seed)));
      }
      for (Future<?> future : running) {
        future.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void evaluateOften(Expression expression, int seed) {
    for (int i = 0; i < ROUNDS; i++) {
      long n = seed * 1000L + i;
      boolean text = (i + seed) % 3 == 0;
      Object data = text ? "s" + n : (Object) n;
      Object twice = text ? "s" + n + "s" + n : (Object) (2 * n);
      Object fourfold = text ? "s" + n + "s" + n + "s" + n + "s" + n : (Object) (4 * n);

      Object result = expression.evaluateOn(data, YaqlDialect.DEFAULT.context().createChild());

      assertThat((List<?>) result).isEqualTo(listOf(twice, fourfold, twice));
    }
  }

  private static Object listOf(Object... items) {
    return new io.murano.conductor.yaql.value.MutableList(List.of(items));
  }
}
