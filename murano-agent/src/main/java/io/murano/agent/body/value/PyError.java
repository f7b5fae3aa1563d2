package io.murano.agent.body.value;

import java.util.List;

/** An exception on its way through the interpreter. */
public final class PyError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient PyException exception;

  /** Raises an exception. */
  public PyError(PyException exception) {
    super(exception.type().name(), null, false, false);
    this.exception = exception;
  }

  /** An error of a standard class with a message. */
  public static PyError of(String type, String message) {
    return new PyError(new PyException(ExceptionType.named(type), List.of(message)));
  }

  /** A missing key. */
  public static PyError missingKey(Object key) {
    return new PyError(new PyException(ExceptionType.named("KeyError"), List.of(key)));
  }

  /** Returns the exception. */
  public PyException exception() {
    return exception;
  }
}
