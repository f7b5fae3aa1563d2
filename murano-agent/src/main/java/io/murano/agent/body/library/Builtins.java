package io.murano.agent.body.library;

import io.murano.agent.body.value.Builtin;
import io.murano.agent.body.value.ExceptionType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Names that bodies find without importing anything. Stateless. */
public final class Builtins {

  private static final Map<String, Object> ALL = all();

  /** Python's own that the built-in engine lacks. */
  private static final Set<String> UNAVAILABLE =
      Set.of(
          "__import__",
          "aiter",
          "anext",
          "breakpoint",
          "bytearray",
          "classmethod",
          "compile",
          "complex",
          "delattr",
          "dir",
          "eval",
          "exec",
          "globals",
          "hash",
          "help",
          "id",
          "input",
          "issubclass",
          "locals",
          "memoryview",
          "object",
          "open",
          "property",
          "setattr",
          "slice",
          "staticmethod",
          "super",
          "vars",
          "Ellipsis",
          "NotImplemented",
          "ExceptionGroup",
          "BaseExceptionGroup",
          "StopAsyncIteration",
          "BlockingIOError",
          "BrokenPipeError",
          "ChildProcessError",
          "ConnectionAbortedError",
          "ConnectionRefusedError",
          "ConnectionResetError",
          "InterruptedError",
          "ProcessLookupError",
          "IndentationError",
          "TabError",
          "BytesWarning",
          "EncodingWarning",
          "FutureWarning",
          "ImportWarning",
          "PendingDeprecationWarning",
          "ResourceWarning",
          "SyntaxWarning",
          "UnicodeWarning",
          "UnicodeTranslateError");

  private Builtins() {}

  /** Returns the values by name. */
  public static Map<String, Object> names() {
    return ALL;
  }

  /** Returns whether Python has something of this name that is missing here. */
  public static boolean isUnavailable(String name) {
    return UNAVAILABLE.contains(name);
  }

  private static Map<String, Object> all() {
    Map<String, Object> names = new HashMap<>();
    names.putAll(ExceptionType.builtins());
    names.putAll(BuiltinTypes.all());
    BuiltinFunctions.all().forEach((name, code) -> names.put(name, Builtin.function(name, code)));
    IterationFunctions.all().forEach((name, code) -> names.put(name, Builtin.function(name, code)));
    return Map.copyOf(names);
  }
}
