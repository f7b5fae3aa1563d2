package io.murano.common.archive;

import org.jspecify.annotations.Nullable;

/**
 * Something the author of a package should know.
 *
 * @param severity how bad it is
 * @param file path inside the package; null when the archive as a whole is meant
 * @param position place in the file, where there is one
 * @param message one sentence that names the thing and what is accepted
 */
public record PackageFinding(
    Severity severity, @Nullable String file, @Nullable SourcePosition position, String message) {

  /** How bad a finding is. */
  public enum Severity {
    /** The catalogue and the conductor refuse the package. */
    FATAL,
    /** The package can be stored, but the code or file meant fails when it is used. */
    ERROR,
    /** It works, and is probably not what was meant. */
    WARNING
  }

  /** Returns the finding as {@code file:line:column: severity: message}, in lower case. */
  @Override
  public String toString() {
    return location() + severity.name().toLowerCase(java.util.Locale.ROOT) + ": " + message;
  }

  private String location() {
    if (file == null) {
      return "";
    }
    return position == null ? file + ": " : file + ":" + position + ": ";
  }
}
