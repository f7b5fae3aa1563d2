package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Builtin;
import io.murano.agent.body.value.ExceptionType;
import io.murano.agent.body.value.PyBytes;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyException;
import io.murano.agent.body.value.PyModule;
import io.murano.agent.body.value.PyType;
import io.murano.agent.process.StopSignal;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The modules that bodies can import. Belongs to one run. */
public final class Modules {

  private static final Set<String> NAMES =
      Set.of(
          "json",
          "math",
          "time",
          "base64",
          "os",
          "os.path",
          "sys",
          "string",
          "muranoagent",
          "muranoagent.exceptions",
          "muranoagent.bunch");

  private final Map<String, PyModule> modules = new HashMap<>();

  /**
   * Creates the modules.
   *
   * @param stop ends a sleeping body
   */
  public Modules(StopSignal stop) {
    add("json", JsonModule.members());
    add("math", MathModule.members());
    add("time", TimeModule.members(stop));
    add("base64", base64());
    PyModule path = new PyModule("posixpath", PathModule.members());
    modules.put("os.path", path);
    add("os", OsModule.members(path));
    add("sys", sys());
    add("string", string());
    PyModule exceptions = new PyModule("muranoagent.exceptions", exceptions());
    PyModule bunch = new PyModule("muranoagent.bunch", Map.of("Bunch", bunchType()));
    modules.put(exceptions.name(), exceptions);
    modules.put(bunch.name(), bunch);
    add("muranoagent", Map.of("exceptions", exceptions, "bunch", bunch));
  }

  /** Returns the module of a name, or null if there is none. */
  public @Nullable PyModule find(String name) {
    return modules.get(name);
  }

  /** Returns whether there is a module of this name. */
  public static boolean isKnown(String name) {
    return NAMES.contains(name);
  }

  /** Returns the names of all modules, for complaints. */
  public static Set<String> names() {
    return NAMES;
  }

  /** Returns all names that are members of some module. */
  public static Set<String> memberNames() {
    Set<String> names = new HashSet<>();
    new Modules(new StopSignal()).modules.values().forEach(m -> names.addAll(m.members().keySet()));
    return names;
  }

  private void add(String name, Map<String, Object> members) {
    modules.put(name, new PyModule(name, members));
  }

  private static Map<String, Object> base64() {
    return Map.of(
        "b64encode",
        Builtin.function(
            "b64encode",
            given ->
                new PyBytes(
                    Base64.getEncoder().encode(Given.bind(given, "b64encode", 1, "s").bytes(0)))),
        "b64decode",
        Builtin.function("b64decode", Modules::decodeBase64));
  }

  private static Object decodeBase64(Arguments arguments) {
    Given given = Given.bind(arguments, "b64decode", 1, "s");
    byte[] text =
        given.get(0) instanceof String string
            ? Encodings.encode(string, "ascii", "strict")
            : given.bytes(0);
    try {
      return new PyBytes(Base64.getMimeDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw PyError.of("ValueError", "Incorrect padding");
    }
  }

  private static Map<String, Object> sys() {
    return Map.of(
        "exit",
        Builtin.function(
            "exit",
            given -> {
              throw new PyError(
                  new PyException(ExceptionType.named("SystemExit"), given.positional()));
            }),
        "platform",
        "linux",
        "maxsize",
        Long.MAX_VALUE);
  }

  private static Map<String, Object> string() {
    String lower = "abcdefghijklmnopqrstuvwxyz";
    String upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    String punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    String digits = "0123456789";
    String space = " \t\n\r\u000b\f";
    return Map.of(
        "ascii_lowercase", lower,
        "ascii_uppercase", upper,
        "ascii_letters", lower + upper,
        "digits", digits,
        "hexdigits", digits + "abcdefABCDEF",
        "octdigits", "01234567",
        "punctuation", punctuation,
        "whitespace", space,
        "printable", digits + lower + upper + punctuation + space);
  }

  private static Map<String, Object> exceptions() {
    return Map.of(
        ExceptionType.AGENT_EXCEPTION,
        ExceptionType.named(ExceptionType.AGENT_EXCEPTION),
        ExceptionType.CUSTOM_EXCEPTION,
        ExceptionType.named(ExceptionType.CUSTOM_EXCEPTION));
  }

  private static PyType bunchType() {
    return new PyType(
        "Bunch",
        value -> value instanceof PyDict dict && dict.isBunch(),
        given -> {
          PyDict bunch = PyDict.bunch();
          DictMethods.fill(bunch, given, "dict");
          return bunch;
        });
  }
}
