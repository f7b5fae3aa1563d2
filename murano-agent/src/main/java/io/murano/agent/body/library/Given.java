package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.Numbers;
import io.murano.agent.body.value.PyBytes;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of a library function, by position of their parameters, with checks.
 *
 * @param function name of the function, for complaints
 * @param values in the order of the parameters; null for those not given
 */
record Given(String function, @Nullable Object[] values) {

  /** Binds arguments to parameters, of which the first {@code required} must be given. */
  static Given bind(Arguments arguments, String function, int required, String... parameters) {
    return new Given(function, arguments.bind(function, required, parameters));
  }

  /** Returns an argument that must be there. */
  Object get(int index) {
    Object value = values[index];
    if (value == null) {
      throw new IllegalStateException("Argument %d of %s was not bound".formatted(index, function));
    }
    return value;
  }

  /** Returns an argument, or the given one in its place. */
  Object get(int index, Object absent) {
    Object value = values[index];
    return value == null ? absent : value;
  }

  /** Returns whether an argument is given and not None. */
  boolean has(int index) {
    Object value = values[index];
    return value != null && value != None.NONE;
  }

  /** Returns a str argument. */
  String text(int index) {
    Object value = get(index);
    if (value instanceof String text) {
      return text;
    }
    throw PyError.of(
        "TypeError",
        "%s() argument %d must be str, not %s".formatted(function, index + 1, Types.nameOf(value)));
  }

  /** Returns an int argument, or {@code absent} if it is not given. */
  long integer(int index, long absent) {
    Object value = values[index];
    if (value == null) {
      return absent;
    }
    if (!Numbers.isIntegral(value)) {
      throw PyError.of(
          "TypeError",
          "'%s' object cannot be interpreted as an integer".formatted(Types.nameOf(value)));
    }
    return Numbers.toLong(value);
  }

  /** Returns a bytes argument. */
  byte[] bytes(int index) {
    Object value = get(index);
    if (value instanceof PyBytes bytes) {
      return bytes.content();
    }
    throw PyError.of(
        "TypeError", "a bytes-like object is required, not '%s'".formatted(Types.nameOf(value)));
  }

  /** Returns the truth of an argument, or {@code absent} if it is not given. */
  boolean truth(int index, boolean absent) {
    Object value = values[index];
    return value == null ? absent : Types.truth(value);
  }
}
