package io.murano.conductor.stack;

import io.murano.common.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The cloud does not accept a template, its parameters or its environment. The message names the
 * place in the template.
 */
public final class StackRejectedException extends StackException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception about a template that cannot be used. */
  public StackRejectedException(String message) {
    this(message, null);
  }

  /** Creates an exception about a template that cannot be used. */
  public StackRejectedException(String message, @Nullable Throwable cause) {
    super(ErrorCode.PACKAGE_CODE, message, cause);
  }
}
