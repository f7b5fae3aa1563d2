package io.murano.conductor.muranopl.error;

import io.murano.common.error.ErrorCode;
import io.murano.conductor.yaql.error.YaqlEvaluationException;
import org.jspecify.annotations.Nullable;

/** The files of a package cannot be used. */
public final class PackageException extends YaqlEvaluationException {

  private static final long serialVersionUID = 1L;

  private static final String MODULE = "murano.packages.exceptions.";

  private PackageException(String simpleName, String message, @Nullable Throwable cause) {
    super(ErrorCode.INVALID_PACKAGE, MODULE + simpleName, message, cause);
  }

  /** The package cannot be read. */
  public static PackageException load(String message, @Nullable Throwable cause) {
    return new PackageException("PackageLoadError", message, cause);
  }

  /** The manifest or the layout is wrong. */
  public static PackageException format(String message) {
    return new PackageException("PackageFormatError", "Incorrect package format: " + message, null);
  }

  /** A class file is missing. */
  public static PackageException classLoad(String className, String message) {
    return new PackageException(
        "PackageClassLoadError",
        "Unable to load class \"%s\" from package: %s".formatted(className, message),
        null);
  }
}
