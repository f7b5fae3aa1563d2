package io.murano.api.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The two date formats of the api (contract rest-api §1.7). Stateless. */
public final class ApiDates {

  private static final DateTimeFormatter ROW =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter MODEL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private static final int LAST_SHORT_YEAR = 9999;

  private ApiDates() {}

  /**
   * Formats a date of a row: UTC, no zone, no fraction. Lists hold thousands of them: years of four
   * digits are written without the formatter, which takes ten times as long.
   */
  public static String row(Instant instant) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    int year = time.getYear();
    if (year < 0 || year > LAST_SHORT_YEAR) {
      return ROW.format(instant);
    }
    byte[] text = "0000-00-00T00:00:00".getBytes(StandardCharsets.ISO_8859_1);
    twoDigits(text, 0, year / 100);
    twoDigits(text, 2, year % 100);
    twoDigits(text, 5, time.getMonthValue());
    twoDigits(text, 8, time.getDayOfMonth());
    twoDigits(text, 11, time.getHour());
    twoDigits(text, 14, time.getMinute());
    twoDigits(text, 17, time.getSecond());
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void twoDigits(byte[] text, int offset, int number) {
    text[offset] += (byte) (number / 10);
    text[offset + 1] += (byte) (number % 10);
  }

  /** Formats a date inside a model ({@code ?.updated}): UTC, microseconds. */
  public static String model(Instant instant) {
    return MODEL.format(instant);
  }

  /** Returns the present time in the database's precision, so that it reads back as written. */
  public static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
