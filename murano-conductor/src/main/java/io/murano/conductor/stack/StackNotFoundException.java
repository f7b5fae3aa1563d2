package io.murano.conductor.stack;

import io.murano.common.error.ErrorCode;

/** There is no stack of the given name. */
public final class StackNotFoundException extends StackException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception about the stack of the given name. */
  public StackNotFoundException(String name) {
    super(ErrorCode.NOT_FOUND, "There is no stack '%s'".formatted(name), null);
  }
}
