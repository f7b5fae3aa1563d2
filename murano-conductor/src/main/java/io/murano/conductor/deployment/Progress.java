package io.murano.conductor.deployment;

import io.murano.common.message.ReportLevel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A progress line.
 *
 * @param entityId id of the object the line is about; null for the environment as a whole
 * @param level severity
 * @param text the line
 * @param details longer text such as a stack trace, or null
 */
public record Progress(
    @Nullable String entityId, ReportLevel level, String text, @Nullable String details) {

  /** Checks that level and text are present. */
  public Progress {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(text, "text");
  }

  /** Returns an ordinary line about an object. */
  public static Progress info(@Nullable String entityId, String text) {
    return new Progress(entityId, ReportLevel.INFO, text, null);
  }

  /** Returns a line about a failure. */
  public static Progress error(@Nullable String entityId, String text, @Nullable String details) {
    return new Progress(entityId, ReportLevel.ERROR, text, details);
  }
}
