package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.error.BudgetException;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.value.Numbers;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Operations on the two's complement of integers without bound; two booleans stay boolean. */
final class Bits {

  /** The largest integer anybody may make even where no memory quota is in force: 128 MiB. */
  private static final long MAX_BITS = 1L << 30;

  private Bits() {}

  static Object and(Object a, Object b) {
    return a instanceof Boolean x && b instanceof Boolean y
        ? (Object) (x & y)
        : Numbers.normalize(big(a).and(big(b)));
  }

  static Object or(Object a, Object b) {
    return a instanceof Boolean x && b instanceof Boolean y
        ? (Object) (x | y)
        : Numbers.normalize(big(a).or(big(b)));
  }

  static Object xor(Object a, Object b) {
    return a instanceof Boolean x && b instanceof Boolean y
        ? (Object) (x ^ y)
        : Numbers.normalize(big(a).xor(big(b)));
  }

  static Object not(@Nullable Object a) {
    return Numbers.normalize(big(a).not());
  }

  static Object shiftRight(@Nullable Object value, @Nullable Object count) {
    BigInteger bits = checkCount(big(count));
    BigInteger number = big(value);
    if (bits.bitLength() > 31) {
      return number.signum() < 0 ? -1L : 0L;
    }
    return Numbers.normalize(number.shiftRight(bits.intValue()));
  }

  static Object shiftLeft(Invocation call) {
    BigInteger bits = checkCount(big(call.arg(1)));
    BigInteger number = big(call.arg(0));
    if (number.signum() == 0) {
      return 0L;
    }
    if (bits.bitLength() > 31) {
      throw BudgetException.memoryQuotaExceeded();
    }
    checkLength(number.bitLength() + bits.longValue(), call.evaluation());
    return Numbers.normalize(number.shiftLeft(bits.intValue()));
  }

  /** Fails before an integer of so many bits is computed if it would be too large. */
  static void checkLength(long bits, Evaluation evaluation) {
    evaluation.checkMemory(24 + 4 * (bits / 30));
    if (bits > MAX_BITS) {
      throw BudgetException.memoryQuotaExceeded();
    }
  }

  private static BigInteger checkCount(BigInteger count) {
    if (count.signum() < 0) {
      throw NativeException.valueError("negative shift count");
    }
    return count;
  }

  private static BigInteger big(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("null is not an integer");
    }
    return Numbers.big(value);
  }
}
