package io.murano.conductor.stack.hot;

import org.jspecify.annotations.Nullable;

/**
 * Evaluates the expressions of the {@code yaql} function. Implementations are thread-safe and keep
 * expressions within budgets.
 */
@FunctionalInterface
public interface YaqlBridge {

  /**
   * Returns the value of an expression in which {@code $} is a map with the key {@code data}.
   *
   * @throws HotException if the expression cannot be read or evaluated
   */
  @Nullable Object evaluate(String expression, @Nullable Object data);
}
