package io.murano.conductor.yaql.library.time;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Locale;

/**
 * {@code strftime} of the GNU C library in the C locale, with its flags, widths and modifiers
 * ({@code %_5d}, {@code %^a}, {@code %Ex}). Zones are unknown to it: it takes everything for UTC.
 */
final class ClockFormat {

  private static final WeekFields SUNDAY_FIRST = WeekFields.of(DayOfWeek.SUNDAY, 7);
  private static final WeekFields MONDAY_FIRST = WeekFields.of(DayOfWeek.MONDAY, 7);
  private static final String FLAGS = "_-0^#";
  private static final String CODES_WITH_E = "%CPRTXYZcnprstuxyz";
  private static final String CODES_WITH_O = "%BCGHIMPRSTUVWZbdeghjklmnprstuwyz";

  private final LocalDateTime time;
  private final String format;
  private final int limit;
  private final StringBuilder out = new StringBuilder();
  private int position;
  private char pad;
  private int width;
  private boolean upper;
  private boolean change;

  private ClockFormat(LocalDateTime time, String format, int limit) {
    this.time = time;
    this.format = format;
    this.limit = limit;
  }

  /** Returns the text, or the empty text if it would have {@code limit} characters or more. */
  static String format(LocalDateTime time, String format, int limit) {
    return new ClockFormat(time, format, limit).run();
  }

  private String run() {
    while (position < format.length()) {
      char c = format.charAt(position);
      if (c == '%') {
        directive();
      } else {
        out.append(c);
        position++;
      }
      if (out.length() >= limit && out.codePointCount(0, out.length()) >= limit) {
        return "";
      }
    }
    return out.toString();
  }

  private void directive() {
    int start = position++;
    pad = 0;
    upper = false;
    change = false;
    while (FLAGS.indexOf(peek()) >= 0) {
      flag(format.charAt(position++));
    }
    width = width();
    char modifier = peek() == 'E' || peek() == 'O' ? format.charAt(position++) : 0;
    char code = peek();
    boolean known =
        switch (modifier) {
          case 'E' -> CODES_WITH_E.indexOf(code) >= 0;
          case 'O' -> CODES_WITH_O.indexOf(code) >= 0;
          default -> true;
        };
    if (code == 0 || !known || !(date(code) || clock(code))) {
      upper |= change && (code == 'b' || code == 'h');
      copy(start);
      return;
    }
    position++;
  }

  private void copy(int start) {
    if (position < format.length()) {
      position += Character.charCount(format.codePointAt(position));
    }
    text(format.substring(start, position));
  }

  private char peek() {
    return position < format.length() ? format.charAt(position) : 0;
  }

  private void flag(char flag) {
    switch (flag) {
      case '^' -> upper = true;
      case '#' -> change = true;
      default -> pad = flag;
    }
  }

  private int width() {
    int result = -1;
    while (peek() >= '0' && peek() <= '9') {
      int digit = format.charAt(position++) - '0';
      result = Math.min(limit, Math.max(result, 0) * 10 + digit);
    }
    return result;
  }

  private boolean clock(char code) {
    switch (code) {
      case 'H' -> number(2, time.getHour());
      case 'I' -> number(2, hour12());
      case 'k' -> blankNumber(time.getHour());
      case 'l' -> blankNumber(hour12());
      case 'M' -> number(2, time.getMinute());
      case 'S' -> number(2, time.getSecond());
      case 's' -> text(String.valueOf(time.atZone(ZoneId.systemDefault()).toEpochSecond()));
      case 'p' -> text(change ? half().toLowerCase(Locale.ROOT) : half(), upper && !change);
      case 'P' -> text(half().toLowerCase(Locale.ROOT), false);
      case 'R' -> composed("%H:%M");
      case 'T', 'X' -> composed("%H:%M:%S");
      case 'r' -> composed("%I:%M:%S %p");
      case 'Z' -> text(change ? "utc" : "UTC", upper && !change);
      case 'z' -> {
        add("+");
        number(4, 0);
      }
      case 'n' -> add("\n");
      case 't' -> add("\t");
      case '%' -> add("%");
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean date(char code) {
    switch (code) {
      case 'a' -> name(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.US));
      case 'A' -> name(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US));
      case 'b', 'h' -> name(time.getMonth().getDisplayName(TextStyle.SHORT, Locale.US));
      case 'B' -> name(time.getMonth().getDisplayName(TextStyle.FULL, Locale.US));
      case 'c' -> composed("%a %b %e %H:%M:%S %Y");
      case 'C' -> number(1, time.getYear() / 100);
      case 'd' -> number(2, time.getDayOfMonth());
      case 'e' -> blankNumber(time.getDayOfMonth());
      case 'D', 'x' -> composed("%m/%d/%y");
      case 'F' -> composed("%Y-%m-%d");
      case 'g' -> number(2, time.get(IsoFields.WEEK_BASED_YEAR) % 100);
      case 'G' -> number(1, time.get(IsoFields.WEEK_BASED_YEAR));
      case 'j' -> number(3, time.getDayOfYear());
      case 'm' -> number(2, time.getMonthValue());
      case 'u' -> number(1, time.getDayOfWeek().getValue());
      case 'w' -> number(1, time.getDayOfWeek().getValue() % 7);
      case 'U' -> number(2, time.get(SUNDAY_FIRST.weekOfYear()));
      case 'V' -> number(2, time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'W' -> number(2, time.get(MONDAY_FIRST.weekOfYear()));
      case 'y' -> number(2, time.getYear() % 100);
      case 'Y' -> number(1, time.getYear());
      default -> {
        return false;
      }
    }
    return true;
  }

  private int hour12() {
    return time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
  }

  private String half() {
    return time.getHour() < 12 ? "AM" : "PM";
  }

  private void name(String name) {
    text(name, upper || change);
  }

  private void text(String text) {
    text(text, upper);
  }

  private void text(String text, boolean inUpperCase) {
    add(inUpperCase ? text.toUpperCase(Locale.ROOT) : text);
  }

  private void composed(String parts) {
    text(format(time, parts, limit));
  }

  private void blankNumber(int value) {
    if (pad == 0) {
      pad = '_';
    }
    number(2, value);
  }

  /** Blanks count towards the width, zeros belong to the number. */
  private void number(int digits, int value) {
    String text = String.valueOf(value);
    int padding = Math.max(digits, width) - text.length();
    if (pad != '-' && padding > 0) {
      if (pad == '_') {
        out.append(" ".repeat(padding));
        width = Math.max(0, width - padding);
      } else {
        text = "0".repeat(padding) + text;
      }
    }
    add(text);
  }

  private void add(String text) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing > 0) {
      out.append((pad == '0' ? "0" : " ").repeat(missing));
    }
    out.append(text);
  }
}
