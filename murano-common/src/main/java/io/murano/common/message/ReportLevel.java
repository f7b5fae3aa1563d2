package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Severity of a report; the wire text is the lower-case name. */
public enum ReportLevel {
  /** Ordinary progress. */
  INFO,
  /** Something to look at; the task goes on. */
  WARNING,
  /** The task, or a part of it, failed. */
  ERROR;

  /** Returns the wire text. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the wire text.
   *
   * @throws IllegalArgumentException if the text is none of {@code info}, {@code warning}, {@code
   *     error}
   */
  @JsonCreator
  public static ReportLevel of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
