package io.murano.conductor.yaql.parser;

import org.jspecify.annotations.Nullable;

/**
 * What distinguishes one dialect's syntax from another's.
 *
 * @param operators the operators
 * @param pairOperator the symbol of pairs, null if the dialect has none
 * @param delegates whether a value can be called
 * @param limits the size budgets
 */
public record Grammar(
    OperatorTable operators, @Nullable String pairOperator, boolean delegates, Limits limits) {

  /** Returns the standard grammar: pairs are {@code =>}, values cannot be called. */
  public static Grammar standard() {
    return new Grammar(OperatorTable.standard(), "=>", false, Limits.DEFAULT);
  }

  /** Returns the grammar with other operators. */
  public Grammar withOperators(OperatorTable other) {
    return new Grammar(other, pairOperator, delegates, limits);
  }

  /** Returns the grammar with another symbol for pairs, or without pairs. */
  public Grammar withPairOperator(@Nullable String symbol) {
    return new Grammar(operators, symbol, delegates, limits);
  }

  /** Returns the grammar with or without calls of values. */
  public Grammar withDelegates(boolean allowed) {
    return new Grammar(operators, pairOperator, allowed, limits);
  }

  /** Returns the grammar with other size budgets. */
  public Grammar withLimits(Limits other) {
    return new Grammar(operators, pairOperator, delegates, other);
  }

  /**
   * Size budgets of a parser.
   *
   * @param length largest number of UTF-16 units of a text
   * @param depth largest height of a tree
   */
  public record Limits(int length, int depth) {
    /** A million units, five hundred levels. */
    public static final Limits DEFAULT = new Limits(1 << 20, 500);

    /** Checks that both are positive. */
    public Limits {
      if (length < 1 || depth < 1) {
        throw new IllegalArgumentException("limits must be positive: " + length + ", " + depth);
      }
    }
  }
}
