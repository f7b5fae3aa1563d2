package io.murano.agent.body.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exception as a value.
 *
 * @param type its class
 * @param arguments what it was made with
 * @param attributes further attributes by name
 */
public record PyException(
    ExceptionType type, List<Object> arguments, Map<String, Object> attributes) {

  /** Attribute with the error code of an agent's exception. */
  public static final String ERROR_CODE = "error_code";

  /** Attribute with what an agent's exception carries beside its message. */
  public static final String ADDITIONAL_DATA = "additional_data";

  private static final long CUSTOM_CODE_BASE = 100;

  /** Copies the collections. */
  public PyException {
    arguments = List.copyOf(arguments);
    attributes = Map.copyOf(attributes);
  }

  /** An exception without further attributes. */
  public PyException(ExceptionType type, List<Object> arguments) {
    this(type, arguments, Map.of());
  }

  /** An exception of the original agent's own kinds: code, message, data. */
  static PyException agentException(ExceptionType type, Arguments arguments) {
    @Nullable Object[] given = arguments.bind(type.name(), 1, "code", "message", ADDITIONAL_DATA);
    Object code = given[0] == null ? 0L : given[0];
    if (type.isA(ExceptionType.named(ExceptionType.CUSTOM_EXCEPTION))) {
      code = Operators.binary(code, "+", CUSTOM_CODE_BASE);
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put(ERROR_CODE, code);
    attributes.put(ADDITIONAL_DATA, given[2] == null ? None.NONE : given[2]);
    return new PyException(type, List.of(given[1] == null ? None.NONE : given[1]), attributes);
  }

  /** Returns what {@code str} shows. */
  public String message() {
    if (arguments.isEmpty()) {
      return "";
    }
    if (arguments.size() > 1) {
      return Text.repr(new PyTuple(arguments));
    }
    boolean isKeyError = type.isA(ExceptionType.named("KeyError"));
    return isKeyError ? Text.repr(arguments.get(0)) : Text.str(arguments.get(0));
  }
}
