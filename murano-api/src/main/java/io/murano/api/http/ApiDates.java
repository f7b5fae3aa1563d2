package io.murano.api.http;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The two date formats of the api (contract rest-api §1.7). Stateless. */
public final class ApiDates {

  private static final DateTimeFormatter ROW =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter MODEL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private ApiDates() {}

  /** Formats a date of a row: UTC, no zone, no fraction. */
  public static String row(Instant instant) {
    return ROW.format(instant);
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
