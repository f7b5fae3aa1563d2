package io.murano.agent.body.library;

import io.murano.agent.body.value.Builtin;
import io.murano.agent.body.value.ExceptionType;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.Numbers;
import io.murano.agent.body.value.PyBytes;
import io.murano.agent.body.value.PyCallable;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyException;
import io.murano.agent.body.value.PyList;
import io.murano.agent.body.value.PyModule;
import io.murano.agent.body.value.PySet;
import io.murano.agent.body.value.PyTuple;
import io.murano.agent.body.value.PyType;
import io.murano.agent.body.value.Types;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading, writing and deleting {@code value.name}. Stateless. */
public final class Attributes {

  private static final Map<String, Method<String>> STRING = StringMethods.all();
  private static final Map<String, Method<PyList>> LIST = ListMethods.ofList();
  private static final Map<String, Method<PyTuple>> TUPLE = ListMethods.ofTuple();
  private static final Map<String, Method<PyDict>> DICT = DictMethods.all();
  private static final Map<String, Method<PySet>> SET = SetMethods.all();
  private static final Map<String, Method<Object>> INTEGER = NumberMethods.ofInteger();
  private static final Map<String, Method<Object>> FLOAT = NumberMethods.ofFloat();
  private static final Map<String, Method<PyBytes>> BYTES = NumberMethods.ofBytes();
  private static final Set<String> SET_ONLY = SetMethods.changing().keySet();
  private static final Set<String> OF_EXCEPTIONS =
      Set.of("args", "code", PyException.ERROR_CODE, PyException.ADDITIONAL_DATA);
  private static final Set<String> KNOWN = known();

  private Attributes() {}

  /** Returns whether any value may have such an attribute, plan parameters aside. */
  public static boolean isKnown(String name) {
    return KNOWN.contains(name);
  }

  /**
   * Returns an attribute.
   *
   * @throws PyError if there is none
   */
  public static Object get(Object value, String name) {
    Object found = find(value, name);
    if (found != null) {
      return found;
    }
    if (value instanceof PyDict dict && dict.isBunch()) {
      throw PyError.missingKey(name);
    }
    throw PyError.of("AttributeError", complaint(value, name));
  }

  /**
   * Returns an attribute, or null if there is none.
   *
   * @throws PyError if the value answers a missing attribute with another error
   */
  public static @Nullable Object find(Object value, String name) {
    if (value instanceof String text) {
      return bind(STRING, text, name);
    }
    if (value instanceof PyList list) {
      return bind(LIST, list, name);
    }
    if (value instanceof PyDict dict) {
      Object method = bind(DICT, dict, name);
      return method == null && dict.isBunch() ? dict.get(name) : method;
    }
    if (value instanceof PyTuple tuple) {
      return bind(TUPLE, tuple, name);
    }
    if (value instanceof PySet set) {
      return set.isFrozen() && SET_ONLY.contains(name) ? null : bind(SET, set, name);
    }
    if (value instanceof Double) {
      return bind(FLOAT, value, name);
    }
    if (Numbers.isIntegral(value)) {
      return bind(INTEGER, value, name);
    }
    if (value instanceof PyBytes bytes) {
      return bind(BYTES, bytes, name);
    }
    return findOther(value, name);
  }

  /**
   * Sets an attribute.
   *
   * @throws PyError if the value has no attributes that can be set
   */
  public static void set(Object value, String name, Object attribute) {
    if (value instanceof PyDict dict && dict.isBunch()) {
      dict.put(name, attribute);
      return;
    }
    throw PyError.of("AttributeError", complaint(value, name));
  }

  /**
   * Deletes an attribute.
   *
   * @throws PyError if the value has no such attribute that can be deleted
   */
  public static void delete(Object value, String name) {
    if (value instanceof PyDict dict && dict.isBunch()) {
      if (dict.remove(name) == null) {
        throw PyError.missingKey(name);
      }
      return;
    }
    throw PyError.of("AttributeError", complaint(value, name));
  }

  private static @Nullable Object findOther(Object value, String name) {
    if (value instanceof PyModule module) {
      return module.members().get(name);
    }
    if (value instanceof PyException exception) {
      return ofException(exception, name);
    }
    if (value instanceof ScriptFunction script) {
      return script;
    }
    if (value instanceof PyType type) {
      return ofType(type, name);
    }
    boolean named = value instanceof PyCallable && "__name__".equals(name);
    return named ? ((PyCallable) value).name() : null;
  }

  private static @Nullable Object ofException(PyException exception, String name) {
    if ("args".equals(name)) {
      return new PyTuple(exception.arguments());
    }
    boolean isExit = exception.type().equals(ExceptionType.named("SystemExit"));
    if ("code".equals(name) && isExit) {
      return exception.arguments().isEmpty() ? None.NONE : exception.arguments().get(0);
    }
    return exception.attributes().get(name);
  }

  private static @Nullable Object ofType(PyType type, String name) {
    if ("__name__".equals(name)) {
      return type.name();
    }
    if ("dict".equals(type.name()) && "fromkeys".equals(name)) {
      return Builtin.function(name, DictMethods::fromKeys);
    }
    if (!"str".equals(type.name())) {
      return null;
    }
    Method<String> method = STRING.get(name);
    if (method == null) {
      return null;
    }
    if ("maketrans".equals(name)) {
      return Builtin.function(name, given -> method.call("", given));
    }
    return Builtin.function(name, given -> UnboundCall.on(String.class, method, name, given));
  }

  private static <T> @Nullable Object bind(Map<String, Method<T>> methods, T self, String name) {
    Method<T> method = methods.get(name);
    return method == null ? null : Builtin.function(name, given -> method.call(self, given));
  }

  private static String complaint(Object value, String name) {
    if (value instanceof PyModule module) {
      return "module '%s' has no attribute '%s'".formatted(module.name(), name);
    }
    if (value instanceof PyType || value instanceof ExceptionType) {
      return "type object '%s' has no attribute '%s'".formatted(((PyCallable) value).name(), name);
    }
    return "'%s' object has no attribute '%s'".formatted(Types.nameOf(value), name);
  }

  private static Set<String> known() {
    Set<String> names = new HashSet<>(OF_EXCEPTIONS);
    names.addAll(STRING.keySet());
    names.addAll(LIST.keySet());
    names.addAll(TUPLE.keySet());
    names.addAll(DICT.keySet());
    names.addAll(SET.keySet());
    names.addAll(INTEGER.keySet());
    names.addAll(FLOAT.keySet());
    names.addAll(BYTES.keySet());
    names.addAll(Set.of("exitCode", "stdout", "stderr", "__name__"));
    return Set.copyOf(names);
  }
}
