package io.murano.agent.body.value;

/**
 * A function written in Java.
 *
 * @param name its name
 * @param typeName Python's name of its type
 * @param code what it does
 */
public record Builtin(String name, String typeName, Code code) implements PyCallable {

  /** What a function does. */
  @FunctionalInterface
  public interface Code {
    /** Runs with the given arguments. */
    Object call(Arguments arguments);
  }

  /** A function as Python's built-in ones. */
  public static Builtin function(String name, Code code) {
    return new Builtin(name, "builtin_function_or_method", code);
  }

  @Override
  public Object call(Arguments arguments) {
    return code.call(arguments);
  }
}
