package io.murano.agent.body.value;

/** Something a body can call. */
public interface PyCallable {

  /** Returns the name it is known under. */
  String name();

  /** Returns Python's name of its type, such as {@code function}. */
  String typeName();

  /**
   * Calls it.
   *
   * @throws PyError if it raises an exception
   */
  Object call(Arguments arguments);
}
