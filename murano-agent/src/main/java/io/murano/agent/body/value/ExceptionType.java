package io.murano.agent.body.value;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class of exceptions. The standard ones are known by name; calling one makes an exception.
 *
 * @param name its name
 * @param base the class it is derived from, or null for the root
 */
public record ExceptionType(String name, @Nullable ExceptionType base) implements PyCallable {

  /** Root of the original agent's own exceptions. */
  public static final String AGENT_EXCEPTION = "AgentException";

  /** Exception of a failed script, with a code from 100 on. */
  public static final String CUSTOM_EXCEPTION = "CustomException";

  private static final Map<String, ExceptionType> KNOWN = known();

  /**
   * Returns a standard class.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static ExceptionType named(String name) {
    ExceptionType type = KNOWN.get(name);
    if (type == null) {
      throw new IllegalArgumentException("No exception class " + name);
    }
    return type;
  }

  /** Returns the classes that are built into Python, by name. */
  public static Map<String, ExceptionType> builtins() {
    Map<String, ExceptionType> builtins = new HashMap<>(KNOWN);
    builtins.remove(AGENT_EXCEPTION);
    builtins.remove(CUSTOM_EXCEPTION);
    builtins.remove("JSONDecodeError");
    builtins.put("IOError", named("OSError"));
    builtins.put("EnvironmentError", named("OSError"));
    return builtins;
  }

  /** Returns whether this class is the other one or derived from it. */
  public boolean isA(ExceptionType other) {
    ExceptionType type = this;
    while (type != null) {
      if (type.equals(other)) {
        return true;
      }
      type = type.base();
    }
    return false;
  }

  @Override
  public String typeName() {
    return "type";
  }

  @Override
  public Object call(Arguments arguments) {
    if (isA(named(AGENT_EXCEPTION))) {
      return PyException.agentException(this, arguments);
    }
    if (!arguments.named().isEmpty()) {
      throw PyError.of("TypeError", "%s() takes no keyword arguments".formatted(name));
    }
    return new PyException(this, arguments.positional());
  }

  private static Map<String, ExceptionType> known() {
    Map<String, ExceptionType> types = new HashMap<>();
    types.put("BaseException", new ExceptionType("BaseException", null));
    derive(types, "BaseException", "Exception", "SystemExit", "KeyboardInterrupt", "GeneratorExit");
    derive(
        types,
        "Exception",
        "ArithmeticError",
        "AssertionError",
        "AttributeError",
        "BufferError",
        "EOFError",
        "ImportError",
        "LookupError",
        "MemoryError",
        "NameError",
        "OSError",
        "ReferenceError",
        "RuntimeError",
        "StopIteration",
        "SyntaxError",
        "SystemError",
        "TypeError",
        "ValueError",
        "Warning",
        AGENT_EXCEPTION);
    derive(types, "ArithmeticError", "FloatingPointError", "OverflowError", "ZeroDivisionError");
    derive(types, "ImportError", "ModuleNotFoundError");
    derive(types, "LookupError", "IndexError", "KeyError");
    derive(types, "NameError", "UnboundLocalError");
    derive(
        types,
        "OSError",
        "FileExistsError",
        "FileNotFoundError",
        "IsADirectoryError",
        "NotADirectoryError",
        "PermissionError",
        "TimeoutError",
        "ConnectionError");
    derive(types, "RuntimeError", "NotImplementedError", "RecursionError");
    derive(types, "ValueError", "UnicodeError", "JSONDecodeError");
    derive(types, "UnicodeError", "UnicodeDecodeError", "UnicodeEncodeError");
    derive(types, "Warning", "DeprecationWarning", "RuntimeWarning", "UserWarning");
    derive(types, AGENT_EXCEPTION, CUSTOM_EXCEPTION);
    return Map.copyOf(types);
  }

  private static void derive(Map<String, ExceptionType> types, String base, String... names) {
    for (String name : names) {
      types.put(name, new ExceptionType(name, types.get(base)));
    }
  }
}
