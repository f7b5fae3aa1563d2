package io.murano.conductor.yaql.library.time;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.DateTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields a {@link TimePattern} found, by the letter of their directive. */
final class TimePatternFields {

  private static final int LEAP_YEAR = 1904;
  private static final int DEFAULT_YEAR = 1900;

  private final Map<Character, String> fields;

  TimePatternFields(Map<Character, String> fields) {
    this.fields = fields;
  }

  DateTime toDateTime() {
    int second = number('S', 0);
    String fraction = fields.getOrDefault('f', "0") + "000000";
    LocalDate date = date();
    if (second > 59) {
      throw NativeException.valueError("second must be in 0..59");
    }
    LocalDateTime local =
        date.atTime(
            hour(), number('M', 0), second, Integer.parseInt(fraction.substring(0, 6)) * 1000);
    return new DateTime(local, TimePattern.zone(fields.get('z')));
  }

  private int number(char code, int fallback) {
    String text = fields.get(code);
    if (text == null) {
      return fallback;
    }
    int value = 0;
    for (int c : text.strip().codePoints().toArray()) {
      value = value * 10 + Character.digit(c, 10);
    }
    return value;
  }

  private boolean has(char code) {
    return fields.containsKey(code);
  }

  private int hour() {
    if (!has('I')) {
      return number('H', 0);
    }
    int hour = number('I', 0);
    String half = fields.getOrDefault('p', "").toLowerCase(java.util.Locale.ROOT);
    if (half.equals("pm")) {
      return hour == 12 ? 12 : hour + 12;
    }
    return hour == 12 ? 0 : hour;
  }

  private @Nullable Integer year() {
    if (has('Y')) {
      return number('Y', 0);
    }
    if (has('y')) {
      int year = number('y', 0);
      return year <= 68 ? year + 2000 : year + 1900;
    }
    return null;
  }

  private int month() {
    for (char code : new char[] {'B', 'b'}) {
      String name = fields.get(code);
      if (name != null) {
        return TimePattern.numberOf(name, false) + 1;
      }
    }
    return number('m', 1);
  }

  /** Returns 0 for Monday, or null. */
  private @Nullable Integer weekday() {
    for (char code : new char[] {'A', 'a'}) {
      String name = fields.get(code);
      if (name != null) {
        return TimePattern.numberOf(name, true);
      }
    }
    if (has('w')) {
      return (number('w', 0) + 6) % 7;
    }
    return has('u') ? (Integer) (number('u', 1) - 1) : null;
  }

  private LocalDate date() {
    Integer year = year();
    Integer weekday = weekday();
    checkIsoYear(year, weekday);
    int day = number('d', 1);
    int month = month();
    boolean leapDay = year == null && month == 2 && day == 29;
    int effective = year != null ? year : leapDay ? LEAP_YEAR : DEFAULT_YEAR;
    LocalDate date = specialDate(year, weekday, effective);
    if (date != null) {
      return date;
    }
    TimeFields checked = new TimeFields();
    checked.set(TimeFields.YEAR, effective);
    checked.set(TimeFields.MONTH, month);
    checked.set(TimeFields.DAY, day);
    LocalDate result = checked.toLocal().toLocalDate();
    if (leapDay) {
      throw NativeException.valueError("day is out of range for month");
    }
    return result;
  }

  /** Returns the date if a day of the year or a week number determines it. */
  private @Nullable LocalDate specialDate(
      @Nullable Integer year, @Nullable Integer weekday, int effective) {
    if (has('j')) {
      return dayOf(effective, number('j', 1) - 1);
    }
    if (weekday == null) {
      return null;
    }
    if (year != null && (has('U') || has('W'))) {
      return byWeek(year, weekday, has('U'));
    }
    if (has('G') && has('V')) {
      return byIsoWeek(number('G', 0), number('V', 1), weekday);
    }
    return null;
  }

  private LocalDate byWeek(int year, int weekday, boolean sundayFirst) {
    int week = number(sundayFirst ? 'U' : 'W', 0);
    int firstWeekday = weekday(year, 1);
    int dayOfWeek = weekday;
    if (sundayFirst) {
      firstWeekday = (firstWeekday + 1) % 7;
      dayOfWeek = (dayOfWeek + 1) % 7;
    }
    int weekZeroLength = (7 - firstWeekday) % 7;
    int days = week == 0 ? dayOfWeek - firstWeekday : weekZeroLength + 7 * (week - 1) + dayOfWeek;
    return dayOf(year, days);
  }

  /** The week with January 4 is the first one; others than the year has count on. */
  private static LocalDate byIsoWeek(int year, int week, int weekday) {
    return dayOf(year, 3 - weekday(year, 4) + 7 * (week - 1) + weekday);
  }

  /** Returns the weekday of a day in January, 0 for Monday. */
  private static int weekday(int year, int day) {
    return LocalDate.of(year, 1, day).getDayOfWeek().getValue() - 1;
  }

  /**
   * Returns the date a number of days after the first of January.
   *
   * @throws NativeException ValueError if the year, or that of the date, is none of 1 to 9999
   */
  private static LocalDate dayOf(int year, int days) {
    TimeFields first = new TimeFields();
    first.set(TimeFields.YEAR, year);
    LocalDate date = first.toLocal().toLocalDate().plusDays(days);
    return TimeFields.of(date.atStartOfDay()).toLocal().toLocalDate();
  }

  private void checkIsoYear(@Nullable Integer year, @Nullable Integer weekday) {
    if (has('G')) {
      if (has('j')) {
        throw NativeException.valueError(
            "Day of the year directive '%j' is not compatible with ISO year directive '%G'.");
      }
      if (!has('V') || weekday == null) {
        throw NativeException.valueError(
            "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday");
      }
    } else if (has('V')) {
      throw NativeException.valueError(
          year == null || weekday == null
              ? "ISO week directive '%V' must be used with the ISO year directive '%G'"
              : "ISO week directive '%V' is incompatible with the year directive '%Y'");
    }
  }
}
