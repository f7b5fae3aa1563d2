package io.murano.conductor.yaql.error;

import io.murano.common.error.ErrorCode;

/** An error that Python itself or one of its libraries raised in the original engine. */
public final class NativeException extends YaqlEvaluationException {

  private static final long serialVersionUID = 1L;

  /** Creates an error under a Python name such as {@code KeyError} or {@code re.error}. */
  public NativeException(String name, String message) {
    super(name, message);
  }

  /** Creates an error under a Python name for an exception of Java code. */
  public NativeException(String name, String message, Throwable cause) {
    super(ErrorCode.PACKAGE_CODE, name, message, cause);
  }

  /** A key is missing. */
  public static NativeException keyError(String key) {
    return new NativeException("KeyError", key);
  }

  /** A position lies outside of a sequence. */
  public static NativeException indexError(String message) {
    return new NativeException("IndexError", message);
  }

  /** A value of the right type is not acceptable. */
  public static NativeException valueError(String message) {
    return new NativeException("ValueError", message);
  }

  /** A value has the wrong type. */
  public static NativeException typeError(String message) {
    return new NativeException("TypeError", message);
  }

  /** An object has no such attribute, or none that may be used. */
  public static NativeException attributeError(String message) {
    return new NativeException("AttributeError", message);
  }

  /** Division or modulo by zero. */
  public static NativeException zeroDivision(String message) {
    return new NativeException("ZeroDivisionError", message);
  }

  /** A number leaves the range of its type. */
  public static NativeException overflow(String message) {
    return new NativeException("OverflowError", message);
  }

  /** A sequence has no further element although one is needed. */
  public static NativeException stopIteration(String message) {
    return new NativeException("StopIteration", message);
  }

  /** A failure without a more precise type. */
  public static NativeException runtimeError(String message) {
    return new NativeException("RuntimeError", message);
  }

  /** A condition that the author of the expression demanded does not hold. */
  public static NativeException assertionError(String message) {
    return new NativeException("AssertionError", message);
  }

  /** A regular expression or replacement template is malformed. */
  public static NativeException regexError(String message) {
    return new NativeException("re.error", message);
  }
}
