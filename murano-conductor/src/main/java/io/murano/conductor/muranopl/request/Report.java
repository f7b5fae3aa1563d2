package io.murano.conductor.muranopl.request;

import io.murano.common.message.ReportLevel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A progress line for the people who wait.
 *
 * @param objectId object the line is about; null for the environment as a whole
 * @param level severity
 * @param text the line
 * @param details longer text such as a stack trace, or null
 */
public record Report(
    @Nullable String objectId, ReportLevel level, String text, @Nullable String details) {

  /** Checks that level and text are present. */
  public Report {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(text, "text");
  }
}
