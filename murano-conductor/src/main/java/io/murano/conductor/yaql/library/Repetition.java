package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.error.BudgetException;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.value.Numbers;
import java.math.BigInteger;

/** The check before a string or list is repeated. */
final class Repetition {

  /** The largest repetition anybody may make even where no memory quota is in force. */
  private static final long MAX_ITEMS = 1L << 27;

  private Repetition() {}

  /**
   * Fails if the result of a repetition would be too large.
   *
   * @param times how often, an integer or boolean
   * @param emptySize size of the empty value, which the original counts for negative times
   * @param size size of the value to be repeated
   * @param length number of its items
   */
  static void check(Object times, long emptySize, long size, long length, Evaluation evaluation) {
    BigInteger count = Numbers.big(times);
    BigInteger total = BigInteger.ONE.subtract(count).multiply(BigInteger.valueOf(emptySize));
    evaluation.checkMemory(Numbers.clampToLong(Numbers.normalize(total)));
    total = total.add(count.multiply(BigInteger.valueOf(size)));
    evaluation.checkMemory(Numbers.clampToLong(Numbers.normalize(total)));
    if (count.bitLength() > 63) {
      throw NativeException.overflow("cannot fit 'int' into an index-sized integer");
    }
    if (count.signum() > 0
        && count.multiply(BigInteger.valueOf(length)).compareTo(BigInteger.valueOf(MAX_ITEMS))
            > 0) {
      throw BudgetException.memoryQuotaExceeded();
    }
  }
}
