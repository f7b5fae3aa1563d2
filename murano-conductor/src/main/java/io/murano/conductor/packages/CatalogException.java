package io.murano.conductor.packages;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import org.jspecify.annotations.Nullable;

/** The catalogue cannot be asked, or does not answer as it should. */
final class CatalogException extends MuranoException {

  private static final long serialVersionUID = 1L;

  CatalogException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
