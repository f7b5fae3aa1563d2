package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import io.murano.conductor.yaql.YaqlEngine;
import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.library.StandardLibrary;
import io.murano.conductor.yaql.parser.Grammar;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import java.time.Duration;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Evaluates the {@code yaql} function with Murano's own engine, within budgets. Thread-safe. */
public final class YaqlExpressions implements YaqlBridge {

  private static final int ITERATOR_LIMIT = 2_000;
  private static final int MEMORY_QUOTA = 512 * 1024;
  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  private final YaqlEngine engine =
      new YaqlEngine(
          Grammar.standard(),
          YaqlOptions.builder()
              .limitIterators(ITERATOR_LIMIT)
              .memoryQuota(MEMORY_QUOTA)
              .convertSetsToLists(true)
              .timeLimit(TIME_LIMIT)
              .build());
  private final Context library = StandardLibrary.context(false, null);

  @Override
  public @Nullable Object evaluate(String expression, @Nullable Object data) {
    try {
      Object value =
          engine
              .parse(expression)
              .evaluateOn(Collections.singletonMap("data", data), library.createChild());
      return StackValues.immutable(value);
    } catch (YaqlException e) {
      throw new HotException("yaql expression '%s': %s".formatted(expression, e.getMessage()), e);
    }
  }
}
