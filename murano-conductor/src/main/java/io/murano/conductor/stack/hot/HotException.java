package io.murano.conductor.stack.hot;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import org.jspecify.annotations.Nullable;

/** A template, or a value given to it, cannot be used. The message begins with the place. */
public final class HotException extends MuranoException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message says where and what. */
  public HotException(String message) {
    this(message, null);
  }

  /** Creates an exception whose message says where and what. */
  public HotException(String message, @Nullable Throwable cause) {
    super(ErrorCode.PACKAGE_CODE, message, cause);
  }

  /** Creates an exception about one place in a template. */
  public static HotException at(String path, String message) {
    return new HotException(path + ": " + message);
  }
}
