package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.error.BudgetException;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Values;
import java.math.BigInteger;

/** Powers as Python's {@code pow} computes them. */
final class Powers {

  private Powers() {}

  static Object pow(Invocation call) {
    Object base = call.get(0);
    Object exponent = call.get(1);
    Object modulus = call.arg(2);
    boolean integers = Values.isInteger(base) && Values.isInteger(exponent);
    if (modulus != null) {
      if (!integers || !Values.isInteger(modulus)) {
        throw NativeException.typeError(
            "pow() 3rd argument not allowed unless all arguments are integers");
      }
      return modular(Numbers.big(base), Numbers.big(exponent), Numbers.big(modulus));
    }
    if (integers && Numbers.sign(exponent) >= 0) {
      return integer(Numbers.big(base), Numbers.big(exponent), call);
    }
    return floating(Numbers.toDouble(base), Numbers.toDouble(exponent));
  }

  private static Object modular(BigInteger base, BigInteger exponent, BigInteger modulus) {
    if (modulus.signum() == 0) {
      throw NativeException.valueError("pow() 3rd argument cannot be 0");
    }
    BigInteger positive = modulus.abs();
    BigInteger result;
    if (positive.equals(BigInteger.ONE)) {
      result = BigInteger.ZERO;
    } else {
      try {
        result = base.modPow(exponent, positive);
      } catch (ArithmeticException e) {
        throw NativeException.valueError("base is not invertible for the given modulus");
      }
    }
    boolean shift = modulus.signum() < 0 && result.signum() != 0;
    return Numbers.normalize(shift ? result.add(modulus) : result);
  }

  private static Object integer(BigInteger base, BigInteger exponent, Invocation call) {
    if (base.abs().bitLength() <= 1) {
      boolean odd = exponent.testBit(0);
      return Numbers.normalize(
          exponent.signum() == 0 ? BigInteger.ONE : odd ? base : base.multiply(base));
    }
    if (exponent.bitLength() > 31) {
      throw BudgetException.memoryQuotaExceeded();
    }
    int power = exponent.intValue();
    Bits.checkLength((long) (base.abs().bitLength() - 1) * power, call.evaluation());
    return Numbers.normalize(base.pow(power));
  }

  private static Object floating(double base, double exponent) {
    if (base == 0 && exponent < 0) {
      throw NativeException.zeroDivision("0.0 cannot be raised to a negative power");
    }
    if (base < 0 && !Double.isInfinite(base) && !isIntegral(exponent)) {
      throw NativeException.valueError(
          "a negative number raised to a fractional power is not a real number");
    }
    if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
      return 1.0;
    }
    double result = Math.pow(base, exponent);
    if (Double.isInfinite(result) && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
      throw NativeException.overflow("(34, 'Numerical result out of range')");
    }
    return result;
  }

  private static boolean isIntegral(double d) {
    return Double.isNaN(d) || Double.isInfinite(d) || d == Math.rint(d);
  }
}
