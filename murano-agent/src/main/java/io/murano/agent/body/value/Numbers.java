package io.murano.agent.body.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Python's arithmetic on int, float and bool. Stateless. */
public final class Numbers {

  private static final int MAX_BITS = 8_000_000;
  private static final int DIVISION_DIGITS = 40;

  private Numbers() {}

  /** Returns whether a value is int, float or bool. */
  public static boolean isNumber(Object value) {
    return value instanceof Boolean || value instanceof Double || Types.isInteger(value);
  }

  /** Returns whether a value is int or bool. */
  public static boolean isIntegral(Object value) {
    return value instanceof Boolean || Types.isInteger(value);
  }

  /** Returns an int in its shortest form. */
  public static Object narrow(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  /** Returns an int or bool as BigInteger. */
  public static BigInteger toBig(Object value) {
    if (value instanceof BigInteger big) {
      return big;
    }
    return BigInteger.valueOf(toLong(value));
  }

  /** Returns a bool or small int as long; a big one is capped. */
  public static long toLong(Object value) {
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    if (value instanceof BigInteger big) {
      return big.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return ((Number) value).longValue();
  }

  /**
   * Returns a number as float.
   *
   * @throws PyError if it is too large
   */
  public static double toDouble(Object value) {
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    double number = ((Number) value).doubleValue();
    if (value instanceof BigInteger && Double.isInfinite(number)) {
      throw PyError.of("OverflowError", "int too large to convert to float");
    }
    return number;
  }

  static Object add(Object left, Object right) {
    if (bothLong(left, right)) {
      long a = toLong(left);
      long b = toLong(right);
      long sum = a + b;
      if (((a ^ sum) & (b ^ sum)) >= 0) {
        return sum;
      }
    }
    return integral(left, right)
        ? narrow(toBig(left).add(toBig(right)))
        : (Object) (toDouble(left) + toDouble(right));
  }

  static Object subtract(Object left, Object right) {
    return integral(left, right)
        ? narrow(toBig(left).subtract(toBig(right)))
        : (Object) (toDouble(left) - toDouble(right));
  }

  static Object multiply(Object left, Object right) {
    if (!integral(left, right)) {
      return toDouble(left) * toDouble(right);
    }
    BigInteger a = toBig(left);
    BigInteger b = toBig(right);
    requireSize((long) a.bitLength() + b.bitLength());
    return narrow(a.multiply(b));
  }

  static Object divide(Object left, Object right) {
    if (isZero(right)) {
      throw zeroDivision(integral(left, right) ? "division by zero" : "float division by zero");
    }
    if (integral(left, right) && !bothLong(left, right)) {
      return new BigDecimal(toBig(left))
          .divide(new BigDecimal(toBig(right)), new MathContext(DIVISION_DIGITS))
          .doubleValue();
    }
    return toDouble(left) / toDouble(right);
  }

  static Object floorDivide(Object left, Object right) {
    if (integral(left, right)) {
      if (isZero(right)) {
        throw zeroDivision("integer division or modulo by zero");
      }
      return narrow(floorDivMod(toBig(left), toBig(right))[0]);
    }
    double divisor = toDouble(right);
    if (divisor == 0) {
      throw zeroDivision("float floor division by zero");
    }
    return floatFloorDivide(toDouble(left), divisor);
  }

  static Object modulo(Object left, Object right) {
    if (integral(left, right)) {
      if (isZero(right)) {
        throw zeroDivision("integer modulo by zero");
      }
      return narrow(floorDivMod(toBig(left), toBig(right))[1]);
    }
    double divisor = toDouble(right);
    if (divisor == 0) {
      throw zeroDivision("float modulo");
    }
    return floatModulo(toDouble(left), divisor);
  }

  static Object power(Object left, Object right) {
    if (!integral(left, right)) {
      return floatPower(toDouble(left), toDouble(right));
    }
    BigInteger exponent = toBig(right);
    BigInteger base = toBig(left);
    if (exponent.signum() < 0) {
      if (base.signum() == 0) {
        throw zeroDivision("0.0 cannot be raised to a negative power");
      }
      return floatPower(toDouble(left), toDouble(right));
    }
    if (base.abs().compareTo(BigInteger.ONE) > 0) {
      requireSize(
          exponent.bitLength() >= Integer.SIZE - 1
              ? Long.MAX_VALUE
              : (long) base.bitLength() * exponent.intValue());
    } else {
      return narrow(
          exponent.testBit(0) ? base : exponent.signum() == 0 ? BigInteger.ONE : base.abs());
    }
    return narrow(base.pow(exponent.intValue()));
  }

  static Object shift(Object left, Object right, boolean toLeft) {
    BigInteger distance = toBig(right);
    if (distance.signum() < 0) {
      throw PyError.of("ValueError", "negative shift count");
    }
    BigInteger value = toBig(left);
    boolean huge = distance.bitLength() >= Integer.SIZE - 1;
    if (!toLeft) {
      BigInteger shifted =
          huge
              ? BigInteger.valueOf(value.signum() < 0 ? -1 : 0)
              : value.shiftRight(distance.intValue());
      return narrow(shifted);
    }
    if (value.signum() == 0) {
      return 0L;
    }
    requireSize(huge ? Long.MAX_VALUE : (long) value.bitLength() + distance.intValue());
    return narrow(value.shiftLeft(distance.intValue()));
  }

  /** Compares two numbers; NaN must have been dealt with. */
  static int compare(Object left, Object right) {
    if (integral(left, right)) {
      return toBig(left).compareTo(toBig(right));
    }
    double a = rough(left);
    double b = rough(right);
    if (Double.isInfinite(a)
        || Double.isInfinite(b)
        || (left instanceof Double && right instanceof Double)) {
      return a == b ? 0 : Double.compare(a, b);
    }
    return exact(left).compareTo(exact(right));
  }

  static boolean isNan(Object value) {
    return value instanceof Double number && number.isNaN();
  }

  /** Rounds to a number of decimal places, halves to even, as {@code round} does. */
  public static double round(double value, int places) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).doubleValue();
  }

  private static double rough(Object value) {
    if (value instanceof BigInteger big) {
      return big.signum() < 0 ? -Double.MAX_VALUE : Double.MAX_VALUE;
    }
    return toDouble(value);
  }

  private static BigDecimal exact(Object value) {
    return value instanceof Double number ? new BigDecimal(number) : new BigDecimal(toBig(value));
  }

  private static boolean integral(Object left, Object right) {
    return isIntegral(left) && isIntegral(right);
  }

  private static boolean bothLong(Object left, Object right) {
    return !(left instanceof BigInteger) && !(right instanceof BigInteger) && integral(left, right);
  }

  private static boolean isZero(Object value) {
    return value instanceof BigInteger big ? big.signum() == 0 : toDouble(value) == 0;
  }

  private static BigInteger[] floorDivMod(BigInteger dividend, BigInteger divisor) {
    BigInteger[] result = dividend.divideAndRemainder(divisor);
    if (result[1].signum() != 0 && result[1].signum() != divisor.signum()) {
      return new BigInteger[] {result[0].subtract(BigInteger.ONE), result[1].add(divisor)};
    }
    return result;
  }

  private static double floatModulo(double dividend, double divisor) {
    double remainder = dividend % divisor;
    if (remainder != 0 && (remainder < 0) != (divisor < 0)) {
      return remainder + divisor;
    }
    return remainder == 0 ? Math.copySign(0.0, divisor) : remainder;
  }

  /** Follows CPython's float_floor_div, whose result is exact where a plain quotient is not. */
  private static double floatFloorDivide(double dividend, double divisor) {
    double remainder = dividend % divisor;
    double quotient = (dividend - remainder) / divisor;
    if (remainder != 0 && (divisor < 0) != (remainder < 0)) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, dividend / divisor);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  private static Object floatPower(double base, double exponent) {
    if (base == 0 && exponent < 0) {
      throw zeroDivision("0.0 cannot be raised to a negative power");
    }
    double result = base == 1 || exponent == 0 ? 1.0 : Math.pow(base, exponent);
    if (Double.isNaN(result) && !Double.isNaN(base) && !Double.isNaN(exponent)) {
      throw PyError.of("ValueError", "complex numbers are not supported");
    }
    if (Double.isInfinite(result) && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
      throw PyError.of("OverflowError", "(34, 'Numerical result out of range')");
    }
    return result;
  }

  private static void requireSize(long bits) {
    if (bits > MAX_BITS) {
      throw PyError.of("MemoryError", "the number is too large for the built-in engine");
    }
  }

  private static PyError zeroDivision(String message) {
    return PyError.of("ZeroDivisionError", message);
  }
}
