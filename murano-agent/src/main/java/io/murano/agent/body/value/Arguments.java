package io.murano.agent.body.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call.
 *
 * @param positional in order
 * @param named by name, in order
 */
public record Arguments(List<Object> positional, Map<String, Object> named) {

  /** No arguments. */
  public static final Arguments NONE = new Arguments(List.of(), Map.of());

  /** Copies the collections, keeping their order. */
  public Arguments {
    positional = List.copyOf(positional);
    named = named.isEmpty() ? Map.of() : new LinkedHashMap<>(named);
  }

  /** Positional arguments only. */
  public static Arguments of(Object... positional) {
    return new Arguments(List.of(positional), Map.of());
  }

  /** Returns the number of positional arguments. */
  public int size() {
    return positional.size();
  }

  /**
   * Assigns the arguments to parameters.
   *
   * @param function the called function's name, for complaints
   * @param required how many of the parameters must be given
   * @param parameters their names, in order
   * @return the arguments in the order of the parameters; null for those not given
   * @throws PyError if there are too many or too few, or unknown names
   */
  public @Nullable Object[] bind(String function, int required, String... parameters) {
    if (positional.size() > parameters.length) {
      throw tooMany(function, required, parameters.length);
    }
    @Nullable Object[] bound = new Object[parameters.length];
    for (int i = 0; i < positional.size(); i++) {
      bound[i] = positional.get(i);
    }
    named.forEach((name, value) -> bindNamed(function, bound, parameters, name, value));
    for (int i = 0; i < required; i++) {
      if (bound[i] == null) {
        throw tooFew(function, required, parameters, i);
      }
    }
    return bound;
  }

  private static void bindNamed(
      String function, @Nullable Object[] bound, String[] parameters, String name, Object value) {
    int at = List.of(parameters).indexOf(name);
    if (at < 0) {
      throw PyError.of(
          "TypeError", "'%s' is an invalid keyword argument for %s()".formatted(name, function));
    }
    if (bound[at] != null) {
      throw PyError.of(
          "TypeError",
          "argument for %s() given by name ('%s') and position (%d)"
              .formatted(function, name, at + 1));
    }
    bound[at] = value;
  }

  private PyError tooMany(String function, int required, int most) {
    String expected;
    if (most == 0) {
      expected = "takes no arguments";
    } else if (required == most) {
      expected = "expected %d argument%s".formatted(most, most == 1 ? "" : "s");
    } else {
      expected = "expected at most %d argument%s".formatted(most, most == 1 ? "" : "s");
    }
    return PyError.of(
        "TypeError",
        most == 0
            ? "%s() %s (%d given)".formatted(function, expected, positional.size())
            : "%s %s, got %d".formatted(function, expected, positional.size()));
  }

  private PyError tooFew(String function, int required, String[] parameters, int missing) {
    if (required == parameters.length && named.isEmpty()) {
      return PyError.of(
          "TypeError",
          "%s expected %d argument%s, got %d"
              .formatted(function, required, required == 1 ? "" : "s", positional.size()));
    }
    return PyError.of(
        "TypeError",
        "%s() missing required argument '%s' (pos %d)"
            .formatted(function, parameters[missing], missing + 1));
  }
}
