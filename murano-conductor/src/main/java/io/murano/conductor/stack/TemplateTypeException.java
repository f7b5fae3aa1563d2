package io.murano.conductor.stack;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;

/**
 * Two template fragments have values of different kinds at one place; MuranoPL knows it as {@code
 * TypeError} (contract muranopl §6.2).
 */
public final class TemplateTypeException extends MuranoException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message names the place and both kinds. */
  TemplateTypeException(String message) {
    super(ErrorCode.PACKAGE_CODE, message);
  }
}
