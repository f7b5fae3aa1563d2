package io.murano.conductor.stack;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;

/**
 * A stack object was used in a way it does not support; MuranoPL knows it as {@code
 * murano.engine.system.heat_stack.HeatStackError} (contract muranopl §3.6).
 */
public final class HeatStackException extends MuranoException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message says what is supported. */
  public HeatStackException(String message) {
    super(ErrorCode.PACKAGE_CODE, message);
  }
}
