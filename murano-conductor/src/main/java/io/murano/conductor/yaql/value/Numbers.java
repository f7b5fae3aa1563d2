package io.murano.conductor.yaql.value;

import io.murano.conductor.yaql.error.NativeException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Arithmetic and comparison of integers without bound ({@link Long}, {@link BigInteger} beyond) and
 * floats (contract yaql.md 11.1). Operands are Long, BigInteger or Double where not said otherwise.
 */
public final class Numbers {

  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final double TWO_63 = 0x1p63;

  private Numbers() {}

  /** Returns the canonical form: a Long whenever it fits. */
  public static Number normalize(BigInteger value) {
    return value.bitLength() < 64 ? (Number) value.longValue() : value;
  }

  /** Returns an integer (booleans too) as a BigInteger. */
  public static BigInteger big(Object integer) {
    if (integer instanceof Boolean b) {
      return b ? BigInteger.ONE : BigInteger.ZERO;
    }
    return integer instanceof BigInteger big ? big : BigInteger.valueOf((Long) integer);
  }

  /**
   * Returns a number or boolean as a double.
   *
   * @throws NativeException OverflowError if an integer is too large
   */
  public static double toDouble(Object number) {
    if (number instanceof BigInteger big) {
      double result = big.doubleValue();
      if (Double.isInfinite(result)) {
        throw NativeException.overflow("int too large to convert to float");
      }
      return result;
    }
    return number instanceof Boolean b ? (b ? 1 : 0) : ((Number) number).doubleValue();
  }

  /** Returns the sum. */
  public static Object add(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long sum = x + y;
      return ((x ^ sum) & (y ^ sum)) < 0 ? big(x).add(big(y)) : (Object) sum;
    }
    if (a instanceof Double || b instanceof Double) {
      return toDouble(a) + toDouble(b);
    }
    return normalize(big(a).add(big(b)));
  }

  /** Returns the difference. */
  public static Object subtract(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long difference = x - y;
      return ((x ^ y) & (x ^ difference)) < 0 ? big(x).subtract(big(y)) : (Object) difference;
    }
    if (a instanceof Double || b instanceof Double) {
      return toDouble(a) - toDouble(b);
    }
    return normalize(big(a).subtract(big(b)));
  }

  /** Returns the product. */
  public static Object multiply(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long high = Math.multiplyHigh(x, y);
      long low = x * y;
      return (high == 0 && low >= 0) || (high == -1 && low < 0)
          ? (Object) low
          : normalize(big(x).multiply(big(y)));
    }
    if (a instanceof Double || b instanceof Double) {
      return toDouble(a) * toDouble(b);
    }
    return normalize(big(a).multiply(big(b)));
  }

  /** Returns the quotient: floored for two integers, exact division otherwise. */
  public static Object divide(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y && y != 0 && y != -1) {
      return Math.floorDiv(x, y);
    }
    if (a instanceof Double || b instanceof Double) {
      double divisor = toDouble(b);
      double dividend = toDouble(a);
      if (divisor == 0) {
        throw NativeException.zeroDivision("float division by zero");
      }
      return dividend / divisor;
    }
    BigInteger divisor = big(b);
    if (divisor.signum() == 0) {
      throw NativeException.zeroDivision("integer division or modulo by zero");
    }
    BigInteger[] parts = big(a).divideAndRemainder(divisor);
    boolean inexact = parts[1].signum() != 0 && parts[1].signum() != divisor.signum();
    return normalize(inexact ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  /** Returns the remainder with the sign of the divisor. */
  public static Object modulo(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y && y != 0) {
      return Math.floorMod(x, y);
    }
    if (a instanceof Double || b instanceof Double) {
      return floatModulo(toDouble(a), toDouble(b));
    }
    BigInteger divisor = big(b);
    if (divisor.signum() == 0) {
      throw NativeException.zeroDivision("integer division or modulo by zero");
    }
    BigInteger remainder = big(a).remainder(divisor);
    boolean adjust = remainder.signum() != 0 && remainder.signum() != divisor.signum();
    return normalize(adjust ? remainder.add(divisor) : remainder);
  }

  private static Object floatModulo(double a, double b) {
    if (b == 0) {
      throw NativeException.zeroDivision("float modulo");
    }
    double result = a % b;
    if (result != 0) {
      return (b < 0) != (result < 0) ? result + b : result;
    }
    return Double.isNaN(result) ? result : Math.copySign(0.0, b);
  }

  /** Returns the number with the opposite sign. */
  public static Object negate(Object a) {
    if (a instanceof Double d) {
      return -d;
    }
    if (a instanceof Long l && l != Long.MIN_VALUE) {
      return -l;
    }
    return normalize(big(a).negate());
  }

  /** Returns the magnitude. */
  public static Object abs(Object a) {
    if (a instanceof Double d) {
      return Math.abs(d);
    }
    return big(a).signum() < 0 ? negate(a) : a;
  }

  /** Returns -1, 0 or 1; a NaN gives 0. */
  public static int sign(Object a) {
    if (a instanceof Double d) {
      return d > 0 ? 1 : d < 0 ? -1 : 0;
    }
    return a instanceof Long l ? Long.signum(l) : ((BigInteger) a).signum();
  }

  /** Returns whether one of the two is a float that is not a number. */
  public static boolean unordered(Object a, Object b) {
    return (a instanceof Double x && x.isNaN()) || (b instanceof Double y && y.isNaN());
  }

  /** Compares by exact value; neither may be NaN. */
  public static int compare(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x < y ? -1 : x > y ? 1 : 0;
    }
    if (a instanceof Double x) {
      return -compareExact(b, x);
    }
    return b instanceof Double y ? compareExact(a, y) : big(a).compareTo(big(b));
  }

  private static int compareExact(Object integer, double d) {
    if (Double.isInfinite(d)) {
      return d > 0 ? -1 : 1;
    }
    if (integer instanceof Long l && Math.abs(l) <= 1L << 53) {
      return Double.compare((double) l, d == 0 ? 0.0 : d);
    }
    return new BigDecimal(big(integer)).compareTo(new BigDecimal(d));
  }

  /** Returns whether two numbers or booleans have the same exact value. */
  static boolean equal(Object a, Object b) {
    Object x = a instanceof Boolean p ? (Object) (p ? 1L : 0L) : a;
    Object y = b instanceof Boolean q ? (Object) (q ? 1L : 0L) : b;
    return !unordered(x, y) && compare(x, y) == 0;
  }

  /** Returns a hash on which equal numbers and booleans agree. */
  static int hash(Object value) {
    if (value instanceof Long l) {
      return Long.hashCode(l);
    }
    if (value instanceof Boolean b) {
      return b ? 1 : 0;
    }
    if (value instanceof Double d) {
      if (d == Math.rint(d) && !Double.isInfinite(d)) {
        return Math.abs(d) < TWO_63
            ? Long.hashCode(d.longValue())
            : new BigDecimal(d).toBigInteger().hashCode();
      }
      return Double.hashCode(d);
    }
    return value.hashCode();
  }

  /** Returns the integral part of a finite double. */
  public static Number truncate(double d) {
    return Math.abs(d) < TWO_63 ? (Number) (long) d : normalize(new BigDecimal(d).toBigInteger());
  }

  /** Returns an integer or boolean clamped to the range of int; for positions and counts. */
  public static int clampToInt(Object integer) {
    if (integer instanceof Long l) {
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, l));
    }
    if (integer instanceof Boolean b) {
      return b ? 1 : 0;
    }
    return ((BigInteger) integer).signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
  }

  /** Returns an integer or boolean clamped to the range of long. */
  public static long clampToLong(Object integer) {
    if (integer instanceof BigInteger big) {
      return big.max(LONG_MIN).min(LONG_MAX).longValue();
    }
    return integer instanceof Boolean b ? (b ? 1 : 0) : (Long) integer;
  }
}
