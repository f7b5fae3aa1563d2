package io.murano.conductor.yaql.library.time;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Numbers;
import java.time.LocalDateTime;
import java.time.YearMonth;

/** The seven fields of a clock time on their way to being checked. */
final class TimeFields {

  static final int YEAR = 0;
  static final int MONTH = 1;
  static final int DAY = 2;
  static final int HOUR = 3;
  static final int MINUTE = 4;
  static final int SECOND = 5;
  static final int MICROSECOND = 6;
  static final int COUNT = 7;

  private static final String[] NAMES = {
    "year", "month", "day", "hour", "minute", "second", "microsecond"
  };
  private static final int[] MINIMUM = {1, 1, 1, 0, 0, 0, 0};
  private static final int[] MAXIMUM = {9999, 12, 31, 23, 59, 59, 999_999};

  private final int[] values = {1, 1, 1, 0, 0, 0, 0};

  static TimeFields of(LocalDateTime local) {
    TimeFields fields = new TimeFields();
    fields.values[YEAR] = local.getYear();
    fields.values[MONTH] = local.getMonthValue();
    fields.values[DAY] = local.getDayOfMonth();
    fields.values[HOUR] = local.getHour();
    fields.values[MINUTE] = local.getMinute();
    fields.values[SECOND] = local.getSecond();
    fields.values[MICROSECOND] = local.getNano() / 1000;
    return fields;
  }

  /**
   * Returns an argument as int.
   *
   * @throws NativeException OverflowError if it has more than 32 bits
   */
  static int toInt(Object number) {
    long value = Numbers.clampToLong(number);
    if (number instanceof java.math.BigInteger || value != (int) value) {
      throw NativeException.overflow("Python int too large to convert to C int");
    }
    return (int) value;
  }

  int get(int field) {
    return values[field];
  }

  void set(int field, int value) {
    values[field] = value;
  }

  /**
   * Returns the clock time.
   *
   * @throws NativeException ValueError if a field is out of range
   */
  LocalDateTime toLocal() {
    for (int i = 0; i < COUNT; i++) {
      if (values[i] < MINIMUM[i] || values[i] > MAXIMUM[i]) {
        throw outOfRange(i);
      }
    }
    if (values[DAY] > YearMonth.of(values[YEAR], values[MONTH]).lengthOfMonth()) {
      throw NativeException.valueError("day is out of range for month");
    }
    return LocalDateTime.of(
        values[YEAR],
        values[MONTH],
        values[DAY],
        values[HOUR],
        values[MINUTE],
        values[SECOND],
        values[MICROSECOND] * 1000);
  }

  private NativeException outOfRange(int field) {
    return switch (field) {
      case YEAR -> NativeException.valueError("year " + values[YEAR] + " is out of range");
      case DAY -> NativeException.valueError("day is out of range for month");
      default ->
          NativeException.valueError(
              "%s must be in %d..%d".formatted(NAMES[field], MINIMUM[field], MAXIMUM[field]));
    };
  }
}
