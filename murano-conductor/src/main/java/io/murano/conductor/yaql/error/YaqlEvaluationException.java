package io.murano.conductor.yaql.error;

import io.murano.common.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** An expression was understood and its evaluation failed. */
public class YaqlEvaluationException extends YaqlException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception for package code to handle. */
  public YaqlEvaluationException(String name, String message) {
    this(ErrorCode.PACKAGE_CODE, name, message, null);
  }

  /** Creates an exception with a code of its own. */
  public YaqlEvaluationException(
      ErrorCode code, String name, String message, @Nullable Throwable cause) {
    super(code, name, message, cause);
  }
}
