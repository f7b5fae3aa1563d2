package io.murano.conductor.yaql.value;

import io.murano.conductor.yaql.error.NativeException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A length of time in microseconds, at most 999 999 999 days either way.
 *
 * @param days whole days, rounded down
 * @param micros the rest, at least 0 and less than a day
 */
public record TimeSpan(long days, long micros) implements YaqlValue, Comparable<TimeSpan> {

  /** No time at all. */
  public static final TimeSpan ZERO = new TimeSpan(0, 0);

  static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final BigInteger DAY = BigInteger.valueOf(MICROS_PER_DAY);
  private static final long MAX_DAYS = 999_999_999;

  /** Checks the range. */
  public TimeSpan {
    if (micros < 0 || micros >= MICROS_PER_DAY) {
      throw new IllegalArgumentException("microseconds of a day: " + micros);
    }
    if (Math.abs(days) > MAX_DAYS) {
      throw tooLarge(BigInteger.valueOf(days));
    }
  }

  /** Returns the span of a number of microseconds. */
  public static TimeSpan ofMicros(long micros) {
    return new TimeSpan(
        Math.floorDiv(micros, MICROS_PER_DAY), Math.floorMod(micros, MICROS_PER_DAY));
  }

  /**
   * Returns the span of a number of microseconds.
   *
   * @throws NativeException OverflowError if it is too long
   */
  public static TimeSpan ofMicros(BigInteger micros) {
    BigInteger[] parts = micros.divideAndRemainder(DAY);
    if (parts[1].signum() < 0) {
      parts[0] = parts[0].subtract(BigInteger.ONE);
      parts[1] = parts[1].add(DAY);
    }
    if (parts[0].bitLength() > 40) {
      throw tooLarge(parts[0]);
    }
    return new TimeSpan(parts[0].longValue(), parts[1].longValue());
  }

  private static NativeException tooLarge(BigInteger days) {
    return NativeException.overflow("days=" + days + "; must have magnitude <= " + MAX_DAYS);
  }

  /** Returns the whole span in microseconds. */
  public BigInteger totalMicros() {
    return BigInteger.valueOf(days).multiply(DAY).add(BigInteger.valueOf(micros));
  }

  /** Returns the sum. */
  public TimeSpan plus(TimeSpan other) {
    long sum = micros + other.micros;
    return new TimeSpan(
        days + other.days + Math.floorDiv(sum, MICROS_PER_DAY), Math.floorMod(sum, MICROS_PER_DAY));
  }

  /** Returns the span in the other direction. */
  public TimeSpan negate() {
    return micros == 0 ? new TimeSpan(-days, 0) : new TimeSpan(-days - 1, MICROS_PER_DAY - micros);
  }

  @Override
  public int compareTo(TimeSpan other) {
    return days != other.days ? Long.compare(days, other.days) : Long.compare(micros, other.micros);
  }

  @Override
  public boolean equalTo(@Nullable Object other) {
    return equals(other);
  }

  @Override
  public int hash() {
    return hashCode();
  }

  @Override
  public boolean truth() {
    return days != 0 || micros != 0;
  }

  @Override
  public String str() {
    StringBuilder out = new StringBuilder();
    if (days != 0) {
      out.append(days).append(Math.abs(days) == 1 ? " day, " : " days, ");
    }
    long seconds = micros / 1_000_000;
    out.append("%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60));
    if (micros % 1_000_000 != 0) {
      out.append(".%06d".formatted(micros % 1_000_000));
    }
    return out.toString();
  }

  @Override
  public String repr() {
    StringBuilder out = new StringBuilder("datetime.timedelta(");
    String separator = "";
    long[] parts = {days, micros / 1_000_000, micros % 1_000_000};
    String[] names = {"days", "seconds", "microseconds"};
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] != 0) {
        out.append(separator).append(names[i]).append('=').append(parts[i]);
        separator = ", ";
      }
    }
    return out.append(separator.isEmpty() ? "0)" : ")").toString();
  }

  @Override
  public String typeName() {
    return "datetime.timedelta";
  }

  @Override
  public long memorySize() {
    return 40;
  }

  @Override
  public String toString() {
    return str();
  }
}
