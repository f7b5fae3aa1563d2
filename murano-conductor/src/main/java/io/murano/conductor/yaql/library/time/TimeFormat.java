package io.murano.conductor.yaql.library.time;

import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.TimeSpan;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code strftime} with the codes of the GNU C library in the C locale. */
public final class TimeFormat {

  private static final WeekFields SUNDAY_FIRST = WeekFields.of(java.time.DayOfWeek.SUNDAY, 7);
  private static final WeekFields MONDAY_FIRST = WeekFields.of(java.time.DayOfWeek.MONDAY, 7);

  private final DateTime value;
  private final LocalDateTime local;
  private final StringBuilder out = new StringBuilder();

  private TimeFormat(DateTime value) {
    this.value = value;
    this.local = value.local();
  }

  /** Returns the text of a datetime; unknown codes are copied. */
  public static String format(DateTime value, String format) {
    return new TimeFormat(value).run(format);
  }

  private String run(String format) {
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i);
      int end = c == '%' ? directive(format, i) : i;
      if (end == i) {
        out.append(c);
        end = i + 1;
      }
      i = end;
    }
    return out.toString();
  }

  /** Writes the directive at {@code start} and returns its end, or {@code start} if it is none. */
  private int directive(String format, int start) {
    int i = start + 1;
    char flag = 0;
    boolean upper = false;
    boolean swap = false;
    while (i < format.length() && "_-0^#".indexOf(format.charAt(i)) >= 0) {
      char f = format.charAt(i++);
      upper |= f == '^';
      swap |= f == '#';
      flag = "_-0".indexOf(f) >= 0 ? f : flag;
    }
    int widthStart = i;
    while (i < format.length() && Character.isDigit(format.charAt(i)) && i - widthStart < 6) {
      i++;
    }
    int width = i > widthStart ? Integer.parseInt(format.substring(widthStart, i)) : -1;
    if (i < format.length() && "EO".indexOf(format.charAt(i)) >= 0) {
      i++;
    }
    if (i >= format.length()) {
      return start;
    }
    boolean plain = i == start + 1;
    String text =
        plain ? field(format.charAt(i), flag, width) : modified(format.charAt(i), flag, width);
    if (text == null) {
      return start;
    }
    out.append(cased(text, format.charAt(i), upper, swap));
    return i + 1;
  }

  private static String cased(String text, char code, boolean upper, boolean swap) {
    if (swap && (code == 'Z' || code == 'p')) {
      return text.toLowerCase(Locale.ROOT);
    }
    boolean names = "aAbBh".indexOf(code) >= 0;
    return upper || (swap && names) ? text.toUpperCase(Locale.ROOT) : text;
  }

  /** With flags the C library answers alone, which knows neither the zone nor microseconds. */
  private @Nullable String modified(char code, char flag, int width) {
    return switch (code) {
      case 'f' -> null;
      case 'z' -> "+" + number(0, 4, '0', flag, width - 1);
      case 'Z' -> padded("UTC", width);
      case 'n' -> padded("\n", width);
      case 't' -> padded("\t", width);
      default -> field(code, flag, width);
    };
  }

  private @Nullable String field(char code, char flag, int width) {
    String date = dateField(code, flag, width);
    if (date != null) {
      return date;
    }
    return switch (code) {
      case 'H' -> number(local.getHour(), 2, '0', flag, width);
      case 'I' -> number(hour12(), 2, '0', flag, width);
      case 'k' -> number(local.getHour(), 2, ' ', flag, width);
      case 'l' -> number(hour12(), 2, ' ', flag, width);
      case 'M' -> number(local.getMinute(), 2, '0', flag, width);
      case 'S' -> number(local.getSecond(), 2, '0', flag, width);
      case 'f' -> "%06d".formatted(local.getNano() / 1000);
      case 'p' -> padded(local.getHour() < 12 ? "AM" : "PM", width);
      case 'P' -> padded(local.getHour() < 12 ? "am" : "pm", width);
      case 'z' -> offset();
      case 'Z' -> value.zone() == null ? "" : value.zone().name();
      case 's' -> String.valueOf(local.atZone(ZoneId.systemDefault()).toEpochSecond());
      case 'R' -> padded(format(value, "%H:%M"), width);
      case 'T', 'X' -> padded(format(value, "%H:%M:%S"), width);
      case 'r' -> padded(format(value, "%I:%M:%S %p"), width);
      case 'c' -> padded(format(value, "%a %b %e %H:%M:%S %Y"), width);
      case 'n' -> "\n";
      case 't' -> "\t";
      case '%' -> padded("%", width);
      default -> null;
    };
  }

  private @Nullable String dateField(char code, char flag, int width) {
    int year = local.getYear();
    return switch (code) {
      case 'a' -> padded(weekday(TextStyle.SHORT), width);
      case 'A' -> padded(weekday(TextStyle.FULL), width);
      case 'b', 'h' -> padded(month(TextStyle.SHORT), width);
      case 'B' -> padded(month(TextStyle.FULL), width);
      case 'C' -> number(year / 100, 1, '0', flag, width);
      case 'd' -> number(local.getDayOfMonth(), 2, '0', flag, width);
      case 'e' -> number(local.getDayOfMonth(), 2, ' ', flag, width);
      case 'D', 'x' -> padded(format(value, "%m/%d/%y"), width);
      case 'F' -> padded(format(value, "%Y-%m-%d"), width);
      case 'g' -> number(local.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0', flag, width);
      case 'G' -> number(local.get(IsoFields.WEEK_BASED_YEAR), 1, '0', flag, width);
      case 'j' -> number(local.getDayOfYear(), 3, '0', flag, width);
      case 'm' -> number(local.getMonthValue(), 2, '0', flag, width);
      case 'u' -> number(local.getDayOfWeek().getValue(), 1, '0', flag, width);
      case 'w' -> number(local.getDayOfWeek().getValue() % 7, 1, '0', flag, width);
      case 'U' -> number(local.get(SUNDAY_FIRST.weekOfYear()), 2, '0', flag, width);
      case 'W' -> number(local.get(MONDAY_FIRST.weekOfYear()), 2, '0', flag, width);
      case 'V' -> number(local.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flag, width);
      case 'y' -> number(year % 100, 2, '0', flag, width);
      case 'Y' -> number(year, 1, '0', flag, width);
      default -> null;
    };
  }

  private int hour12() {
    return local.getHour() % 12 == 0 ? 12 : local.getHour() % 12;
  }

  private String weekday(TextStyle style) {
    return local.getDayOfWeek().getDisplayName(style, Locale.US);
  }

  private String month(TextStyle style) {
    return local.getMonth().getDisplayName(style, Locale.US);
  }

  private static String number(int value, int digits, char pad, char flag, int width) {
    String text = String.valueOf(value);
    if (flag == '-') {
      return text;
    }
    char fill = flag == '_' ? ' ' : flag == '0' ? '0' : pad;
    int length = Math.max(digits, width);
    return String.valueOf(fill).repeat(Math.max(0, length - text.length())) + text;
  }

  private static String padded(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private String offset() {
    DateTime.Zone zone = value.zone();
    if (zone == null) {
      return "";
    }
    TimeSpan offset = zone.validOffset();
    boolean negative = offset.days() < 0;
    long micros = (negative ? offset.negate() : offset).micros();
    long seconds = micros / 1_000_000;
    String text = "%s%02d%02d".formatted(negative ? "-" : "+", seconds / 3600, seconds / 60 % 60);
    if (micros % 60_000_000 != 0) {
      text += "%02d".formatted(seconds % 60);
    }
    return micros % 1_000_000 == 0 ? text : text + ".%06d".formatted(micros % 1_000_000);
  }
}
