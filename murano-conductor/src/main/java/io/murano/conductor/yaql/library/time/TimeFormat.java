package io.murano.conductor.yaql.library.time;

import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.TimeSpan;

/**
 * {@code strftime}: first what Python knows better than the C library, the zone and microseconds,
 * is put into the format, then the library's {@link ClockFormat} does the rest.
 */
public final class TimeFormat {

  private static final int FIRST_BUFFER = 1024;
  private static final int BUFFER_FOR_CHARACTER = 256;

  private TimeFormat() {}

  /** Returns the text of a datetime; unknown codes are copied. */
  public static String format(DateTime value, String format) {
    String prepared = prepared(value, format);
    int limit = largestBuffer(prepared.codePointCount(0, prepared.length()));
    return ClockFormat.format(value.local(), prepared, limit);
  }

  /**
   * Returns the size of the largest buffer the original tries. What does not fit is taken for an
   * empty result.
   */
  private static int largestBuffer(int formatLength) {
    int size = FIRST_BUFFER;
    while (size < (long) BUFFER_FOR_CHARACTER * formatLength) {
      size *= 2;
    }
    return size;
  }

  private static String prepared(DateTime value, String format) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < format.length()) {
      boolean code = format.charAt(i) == '%' && i + 1 < format.length();
      if (!code) {
        out.append(format.charAt(i++));
        continue;
      }
      switch (format.charAt(i + 1)) {
        case 'z' -> out.append(offset(value));
        case 'Z' -> out.append(zoneName(value).replace("%", "%%"));
        case 'f' -> out.append("%06d".formatted(value.local().getNano() / 1000));
        default -> out.append(format, i, i + 2);
      }
      i += 2;
    }
    return out.toString();
  }

  private static String zoneName(DateTime value) {
    DateTime.Zone zone = value.zone();
    return zone == null ? "" : zone.name();
  }

  private static String offset(DateTime value) {
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
