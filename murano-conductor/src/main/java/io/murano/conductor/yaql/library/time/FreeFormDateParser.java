package io.murano.conductor.yaql.library.time;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.library.time.DateNumbers.Label;
import io.murano.conductor.yaql.value.DateTime;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times in whatever common order and notation, with the outcome of python-dateutil
 * 2.8 ({@code dateutil.parser.parse}): numbers, names and marks are collected from left to right,
 * then it is decided which number is year, month and day.
 */
final class FreeFormDateParser {

  private static final String PARSER_ERROR = "dateutil.parser._parser.ParserError";

  private final List<String> tokens;
  private final DateNumbers date = new DateNumbers();
  private final ParsedTime result = new ParsedTime();
  private int index;

  private FreeFormDateParser(String text) {
    this.tokens = DateLexer.tokens(text);
  }

  /**
   * Returns the datetime a text stands for; missing date parts come from today, missing time parts
   * are 0, without a zone it is naive.
   *
   * @throws NativeException ParserError (a kind of ValueError) if the text is no date,
   *     OverflowError if a number is absurdly large
   */
  static DateTime parse(String text) {
    ParsedTime parsed;
    try {
      parsed = new FreeFormDateParser(text).run();
    } catch (DateSyntaxException | IndexOutOfBoundsException e) {
      throw new NativeException(PARSER_ERROR, "Unknown string format: " + text);
    }
    if (parsed.isEmpty()) {
      throw new NativeException(PARSER_ERROR, "String does not contain a date: " + text);
    }
    try {
      return parsed.toDateTime();
    } catch (NativeException e) {
      throw e.errorName().equals("ValueError")
          ? new NativeException(PARSER_ERROR, e.getMessage() + ": " + text)
          : e;
    }
  }

  private ParsedTime run() throws DateSyntaxException {
    while (index < tokens.size()) {
      token(tokens.get(index));
      index++;
    }
    result.setDate(date.resolve(), date.centurySpecified());
    return result;
  }

  private void token(String token) throws DateSyntaxException {
    Integer weekday = DateWords.weekday(token);
    Integer month = DateWords.month(token);
    Integer half = DateWords.halfDay(token);
    if (isNumber(token)) {
      number(token);
    } else if (weekday != null) {
      result.weekday = weekday;
    } else if (month != null) {
      month(month);
    } else if (half != null) {
      result.applyHalf(half);
    } else if (result.couldBeZoneName(token)) {
      zoneName(token);
    } else if (result.hour != null && isSign(token)) {
      offset(token);
    } else if (!DateWords.isJump(token)) {
      throw new DateSyntaxException();
    }
  }

  private static boolean isSign(String token) {
    return token.equals("+") || token.equals("-");
  }

  /** Not-a-number and infinity count as numbers and are refused afterwards. */
  private static boolean isNumber(String token) throws DateSyntaxException {
    String lower = token.toLowerCase(java.util.Locale.ROOT);
    if (lower.equals("nan") || lower.equals("inf") || lower.equals("infinity")) {
      throw new DateSyntaxException();
    }
    int dots = 0;
    int digits = 0;
    for (int i = 0; i < token.length(); i += Character.charCount(token.codePointAt(i))) {
      int c = token.codePointAt(i);
      if (c == '.') {
        dots++;
      } else if (Character.isDigit(c)) {
        digits++;
      } else {
        return false;
      }
    }
    return digits > 0 && dots <= 1;
  }

  static BigDecimal decimal(String token) throws DateSyntaxException {
    StringBuilder ascii = new StringBuilder();
    for (int i = 0; i < token.length(); i += Character.charCount(token.codePointAt(i))) {
      int c = token.codePointAt(i);
      ascii.append(c == '.' ? "." : String.valueOf(Character.digit(c, 10)));
    }
    try {
      return new BigDecimal(ascii.toString());
    } catch (NumberFormatException e) {
      throw new DateSyntaxException();
    }
  }

  private @Nullable String peek(int distance) {
    int at = index + distance;
    return at >= 0 && at < tokens.size() ? tokens.get(at) : null;
  }

  private boolean peekIs(int distance, String expected) {
    return expected.equals(peek(distance));
  }

  private void month(int month) throws DateSyntaxException {
    date.add(BigDecimal.valueOf(month), Label.MONTH);
    String next = peek(1);
    if (next == null) {
      return;
    }
    if (next.equals("-") || next.equals("/")) {
      date.add(tokens.get(index + 2), null);
      if (peekIs(3, next)) {
        date.add(tokens.get(index + 4), null);
        index += 2;
      }
      index += 2;
    } else if (isMonthOfYear()) {
      String year = tokens.get(index + 4);
      if (year.chars().allMatch(Character::isDigit)) {
        int full = ParsedTime.fullYear(DateNumbers.toInteger(year), false);
        date.add(String.valueOf(full), Label.YEAR);
      }
      index += 4;
    }
  }

  private boolean isMonthOfYear() {
    String of = peek(2);
    return peek(4) != null && peekIs(1, " ") && peekIs(3, " ") && of != null && DateWords.isOf(of);
  }

  private void zoneName(String token) {
    result.zoneName = token;
    result.offsetSeconds = DateWords.isUtc(token) && isListedUtc(token) ? 0 : null;
    String next = peek(1);
    if (next != null && isSign(next)) {
      // "GMT+3" means "my time +3 is GMT", so the sign turns around.
      tokens.set(index + 1, next.equals("+") ? "-" : "+");
      result.offsetSeconds = null;
      if (DateWords.isUtc(token)) {
        result.zoneName = null;
      }
    }
  }

  private static boolean isListedUtc(String token) {
    return token.equals("z") || token.equals("utc") || token.equals("gmt");
  }

  private void offset(String sign) throws DateSyntaxException {
    String digits = tokens.get(index + 1);
    int hours;
    int minutes = 0;
    if (digits.length() == 4) {
      hours = smallInteger(digits.substring(0, 2));
      minutes = smallInteger(digits.substring(2));
    } else if (peekIs(2, ":")) {
      hours = smallInteger(digits);
      minutes = smallInteger(tokens.get(index + 3));
      index += 2;
    } else if (digits.length() <= 2) {
      hours = smallInteger(digits);
    } else {
      throw new DateSyntaxException();
    }
    result.offsetSeconds = (sign.equals("+") ? 1 : -1) * (hours * 3600 + minutes * 60);
    String jump = peek(2);
    String name = peek(4);
    if (jump != null
        && name != null
        && DateWords.isJump(jump)
        && peekIs(3, "(")
        && peekIs(5, ")")
        && name.length() >= 3
        && result.couldBeZoneNameBesideOffset(name)) {
      result.zoneName = name;
      index += 4;
    }
    index++;
  }

  static int smallInteger(String digits) throws DateSyntaxException {
    java.math.BigInteger value = DateNumbers.toInteger(digits);
    return value.bitLength() < 31 ? value.intValue() : Integer.MAX_VALUE;
  }

  private void number(String token) throws DateSyntaxException {
    BigDecimal value = decimal(token);
    int length = token.length();
    String next = peek(1);
    int unitAt = unitIndex();
    Integer half = next == null ? null : DateWords.halfDay(next);
    boolean plainTime =
        date.size() == 3
            && (length == 2 || length == 4)
            && result.hour == null
            && (next == null || (!next.equals(":") && DateWords.unit(next) == null));
    if (plainTime) {
      result.hour = smallInteger(token.substring(0, 2));
      if (length == 4) {
        result.minute = smallInteger(token.substring(2));
      }
    } else if (length == 6 || (length > 6 && token.indexOf('.') == 6)) {
      sixDigits(token);
    } else if (length == 8 || length == 12 || length == 14) {
      compact(token);
    } else if (unitAt >= 0) {
      withUnit(token, value, unitAt);
    } else if (peekIs(1, ":") && peek(2) != null) {
      clock(value);
    } else if (next != null && (next.equals("-") || next.equals("/") || next.equals("."))) {
      separated(token, next);
    } else if (next == null || DateWords.isJump(next)) {
      beforeJump(value);
    } else if (half != null && isHour(value)) {
      result.setHour(value.intValue(), half);
      index++;
    } else if (date.couldBeDay(value)) {
      date.add(value, null);
    } else {
      throw new DateSyntaxException();
    }
  }

  private static boolean isHour(BigDecimal value) {
    return value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(24)) < 0;
  }

  /** YYMMDD or HHMMSS[.ss]. */
  private void sixDigits(String token) throws DateSyntaxException {
    if (date.size() == 0 && token.indexOf('.') < 0) {
      date.add(token.substring(0, 2), null);
      date.add(token.substring(2, 4), null);
      date.add(token.substring(4), null);
    } else {
      result.hour = smallInteger(token.substring(0, 2));
      result.minute = smallInteger(token.substring(2, 4));
      result.setSeconds(token.substring(4));
    }
  }

  /** YYYYMMDD[hhmm[ss]]. */
  private void compact(String token) throws DateSyntaxException {
    date.add(token.substring(0, 4), Label.YEAR);
    date.add(token.substring(4, 6), null);
    date.add(token.substring(6, 8), null);
    if (token.length() > 8) {
      result.hour = smallInteger(token.substring(8, 10));
      result.minute = smallInteger(token.substring(10, 12));
      if (token.length() > 12) {
        result.second = smallInteger(token.substring(12));
      }
    }
  }

  /** Returns where the unit of the number stands: behind it, or in front of it; else -1. */
  private int unitIndex() {
    if (isUnit(1)) {
      return index + 1;
    }
    if (peekIs(1, " ") && isUnit(2)) {
      return index + 2;
    }
    if (isUnit(-1)) {
      return index - 1;
    }
    boolean lastToken = index > 1 && index == tokens.size() - 1;
    return lastToken && peekIs(-1, " ") && isUnit(-2) ? index - 2 : -1;
  }

  private boolean isUnit(int distance) {
    String token = peek(distance);
    return token != null && DateWords.unit(token) != null;
  }

  private void withUnit(String token, BigDecimal value, int unitAt) throws DateSyntaxException {
    Integer unit = DateWords.unit(tokens.get(unitAt));
    if (unit == null) {
      throw new DateSyntaxException();
    }
    if (unitAt > index) {
      index = unitAt;
      result.setUnit(token, value, unit);
    } else {
      // In "12h 30" the number belongs to the unit after the one in front of it.
      result.setUnit(token, value, unit + 1);
    }
  }

  private void clock(BigDecimal hour) throws DateSyntaxException {
    result.hour = clamp(hour);
    result.setMinutes(decimal(tokens.get(index + 2)));
    if (peekIs(3, ":") && peek(4) != null) {
      result.setSeconds(tokens.get(index + 4));
      index += 2;
    }
    index += 2;
  }

  static int clamp(BigDecimal value) {
    java.math.BigInteger whole = value.toBigInteger();
    return whole.bitLength() < 31 ? whole.intValue() : Integer.MAX_VALUE;
  }

  private void separated(String token, String separator) throws DateSyntaxException {
    date.add(token, null);
    String second = peek(2);
    if (second != null && !DateWords.isJump(second)) {
      if (second.chars().allMatch(Character::isDigit)) {
        date.add(second, null);
      } else {
        addMonth(second);
      }
      if (peekIs(3, separator)) {
        String third = tokens.get(index + 4);
        if (DateWords.month(third) != null) {
          addMonth(third);
        } else {
          date.add(third, null);
        }
        index += 2;
      }
      index++;
    }
    index++;
  }

  private void addMonth(String token) throws DateSyntaxException {
    Integer month = DateWords.month(token);
    if (month == null) {
      throw new DateSyntaxException();
    }
    date.add(BigDecimal.valueOf(month), Label.MONTH);
  }

  private void beforeJump(BigDecimal value) throws DateSyntaxException {
    String second = peek(2);
    Integer half = second == null ? null : DateWords.halfDay(second);
    if (half != null) {
      result.setHour(clamp(value), half);
      index++;
    } else {
      date.add(value, null);
    }
    index++;
  }
}
