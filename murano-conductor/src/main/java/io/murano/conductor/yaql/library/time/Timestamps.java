package io.murano.conductor.yaql.library.time;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.DateTime.Zone;
import io.murano.conductor.yaql.value.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Seconds since 1970 as datetimes. */
final class Timestamps {

  private static final BigInteger MICROS = BigInteger.valueOf(1_000_000);
  private static final long FIRST_SECOND = -62_135_596_800L;
  private static final long LAST_SECOND = 253_402_300_799L;

  /** Beyond it the C library cannot represent the year; the original fails differently there. */
  private static final long LARGEST_YEAR_SECOND = 67_768_036_191_676_799L;

  private Timestamps() {}

  static DateTime toDateTime(Object timestamp, Zone zone) {
    BigInteger micros = micros(timestamp);
    BigInteger[] parts = micros.divideAndRemainder(MICROS);
    BigInteger seconds = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    if (seconds.bitLength() > 63) {
      throw NativeException.overflow("timestamp out of range for platform time_t");
    }
    long second = seconds.longValue();
    if (Math.abs(second) > LARGEST_YEAR_SECOND) {
      throw new NativeException("OSError", "[Errno 75] Value too large for defined data type");
    }
    if (second < FIRST_SECOND || second > LAST_SECOND) {
      throw NativeException.valueError("year is out of range");
    }
    return DateTime.ofLocalMicros(micros.add(zone.offset().totalMicros()), zone);
  }

  private static BigInteger micros(Object timestamp) {
    if (!(timestamp instanceof Double seconds)) {
      return Numbers.big(timestamp).multiply(MICROS);
    }
    if (seconds.isNaN()) {
      throw NativeException.valueError("cannot convert float NaN to integer");
    }
    if (seconds.isInfinite()) {
      throw NativeException.overflow("cannot convert float infinity to integer");
    }
    return new BigDecimal(seconds)
        .movePointRight(6)
        .setScale(0, RoundingMode.HALF_EVEN)
        .toBigIntegerExact();
  }
}
