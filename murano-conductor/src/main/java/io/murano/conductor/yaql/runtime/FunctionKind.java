package io.murano.conductor.yaql.runtime;

/** How a definition can be called. */
public enum FunctionKind {
  /** Without a receiver. */
  FUNCTION(true, false),
  /** On a receiver. */
  METHOD(false, true),
  /** Both ways. */
  EXTENSION(true, true);

  private final boolean function;
  private final boolean method;

  FunctionKind(boolean function, boolean method) {
    this.function = function;
    this.method = method;
  }

  /** Returns whether a call without receiver can use it. */
  public boolean isFunction() {
    return function;
  }

  /** Returns whether a call on a receiver can use it. */
  public boolean isMethod() {
    return method;
  }
}
