package io.murano.conductor.stack;

import io.murano.common.error.ErrorCode;

/** There is no default router; MuranoPL knows it as {@code KeyError} (contract muranopl §6.2). */
public final class RouterNotFoundException extends StackException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message names the router. */
  public RouterNotFoundException(String message) {
    super(ErrorCode.NOT_FOUND, message, null);
  }
}
