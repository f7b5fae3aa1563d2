package io.murano.conductor.yaql.library.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a text that may be year, month and day, and the rules that decide which is which
 * (dateutil's {@code _ymd}).
 */
final class DateNumbers {

  private static final int UNSET = -1;
  private static final BigInteger CYCLE = BigInteger.valueOf(400);

  private final List<BigInteger> values = new ArrayList<>();
  private int dayIndex = UNSET;
  private int monthIndex = UNSET;
  private int yearIndex = UNSET;
  private boolean centurySpecified;

  /** The meaning of a number, if it is known when it is read. */
  enum Label {
    YEAR,
    MONTH,
    DAY
  }

  /** Year, month and day as far as the text gives them. */
  record Resolved(
      @Nullable BigInteger year, @Nullable BigInteger month, @Nullable BigInteger day) {}

  int size() {
    return values.size();
  }

  boolean centurySpecified() {
    return centurySpecified;
  }

  /** Adds a number in its written form; more than two digits can only be a year. */
  void add(String digits, @Nullable Label label) throws DateSyntaxException {
    boolean year = digits.chars().allMatch(Character::isDigit) && digits.length() > 2;
    add(toInteger(digits), year, label);
  }

  /** Adds a number; above 100 it can only be a year. */
  void add(BigDecimal value, @Nullable Label label) throws DateSyntaxException {
    add(value.toBigInteger(), value.compareTo(BigDecimal.valueOf(100)) > 0, label);
  }

  private void add(BigInteger value, boolean year, @Nullable Label label)
      throws DateSyntaxException {
    Label known = label;
    if (year) {
      centurySpecified = true;
      if (label != null && label != Label.YEAR) {
        throw new DateSyntaxException();
      }
      known = Label.YEAR;
    }
    values.add(value);
    int index = values.size() - 1;
    if (known == Label.YEAR) {
      yearIndex = once(yearIndex, index);
    } else if (known == Label.MONTH) {
      monthIndex = once(monthIndex, index);
    } else if (known == Label.DAY) {
      dayIndex = once(dayIndex, index);
    }
  }

  private static int once(int current, int index) throws DateSyntaxException {
    if (current != UNSET) {
      throw new DateSyntaxException();
    }
    return index;
  }

  static BigInteger toInteger(String digits) throws DateSyntaxException {
    StringBuilder ascii = new StringBuilder();
    for (int i = 0; i < digits.length(); i += Character.charCount(digits.codePointAt(i))) {
      int digit = Character.digit(digits.codePointAt(i), 10);
      if (digit < 0) {
        throw new DateSyntaxException();
      }
      ascii.append(digit);
    }
    if (ascii.length() == 0) {
      throw new DateSyntaxException();
    }
    return new BigInteger(ascii.toString());
  }

  boolean couldBeDay(BigDecimal value) {
    if (dayIndex != UNSET) {
      return false;
    }
    int last = 31;
    if (monthIndex != UNSET) {
      // Any year counts here, also one no date can have: the calendar repeats after 400 years.
      int cycle = yearIndex == UNSET ? 0 : values.get(yearIndex).mod(CYCLE).intValue();
      last = YearMonth.of(2000 + cycle, values.get(monthIndex).intValue()).lengthOfMonth();
    }
    return value.compareTo(BigDecimal.ONE) >= 0 && value.compareTo(BigDecimal.valueOf(last)) <= 0;
  }

  /** Decides which number is which; ambiguous ones are month-first. */
  Resolved resolve() throws DateSyntaxException {
    int size = values.size();
    int labels = count(yearIndex) + count(monthIndex) + count(dayIndex);
    if ((size == labels && size > 0) || (size == 3 && labels == 2)) {
      return byLabels();
    }
    return switch (size) {
      case 0 -> new Resolved(null, null, null);
      case 1 -> single();
      case 2 -> monthIndex != UNSET ? single() : pair();
      case 3 -> triple();
      default -> throw new DateSyntaxException();
    };
  }

  private static int count(int index) {
    return index == UNSET ? 0 : 1;
  }

  private Resolved byLabels() {
    int year = yearIndex;
    int month = monthIndex;
    int day = dayIndex;
    if (values.size() == 3) {
      int missing = 3 - Math.max(0, year) - Math.max(0, month) - Math.max(0, day);
      year = year == UNSET ? missing : year;
      month = month == UNSET ? missing : month;
      day = day == UNSET ? missing : day;
    }
    return new Resolved(at(year), at(month), at(day));
  }

  private @Nullable BigInteger at(int index) {
    return index == UNSET ? null : values.get(index);
  }

  /** One number, or one beside a named month. */
  private Resolved single() {
    BigInteger month = at(monthIndex);
    if (month != null && values.size() == 1) {
      return new Resolved(null, month, null);
    }
    BigInteger other =
        month == null ? values.get(0) : values.get(monthIndex == 0 ? 1 : monthIndex - 1);
    return above(other, 31) ? new Resolved(other, month, null) : new Resolved(null, month, other);
  }

  private Resolved pair() {
    BigInteger a = values.get(0);
    BigInteger b = values.get(1);
    if (above(a, 31)) {
      return new Resolved(a, b, null);
    }
    return above(b, 31) ? new Resolved(b, a, null) : new Resolved(null, a, b);
  }

  private Resolved triple() {
    BigInteger a = values.get(0);
    BigInteger b = values.get(1);
    BigInteger c = values.get(2);
    return switch (monthIndex) {
      case 0 -> above(b, 31) ? new Resolved(b, a, c) : new Resolved(c, a, b);
      case 1 -> above(a, 31) ? new Resolved(a, b, c) : new Resolved(c, b, a);
      case 2 -> above(b, 31) ? new Resolved(b, c, a) : new Resolved(a, c, b);
      default -> {
        if (above(a, 31) || yearIndex == 0) {
          yield new Resolved(a, b, c);
        }
        yield above(a, 12) ? new Resolved(c, b, a) : new Resolved(c, a, b);
      }
    };
  }

  private static boolean above(BigInteger value, int limit) {
    return value.compareTo(BigInteger.valueOf(limit)) > 0;
  }
}
