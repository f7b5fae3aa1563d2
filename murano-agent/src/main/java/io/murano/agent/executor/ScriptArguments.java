package io.murano.agent.executor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a script call. Every executor takes one argument of its own and an {@code input}
 * that has no effect, both optional.
 *
 * @param positional in order
 * @param named by name
 */
public record ScriptArguments(List<ScriptArgument> positional, Map<String, ScriptArgument> named) {

  private static final int MAX_POSITIONAL = 2;
  private static final String INPUT = "input";

  /** Copies the collections. */
  public ScriptArguments {
    positional = List.copyOf(positional);
    named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
  }

  /**
   * Returns the executor's own argument, or null if it was not given.
   *
   * @param name its name, when it is given by name
   * @param caller how the called method is named in complaints
   * @throws BadCallException if there are other arguments than the executor knows
   */
  @Nullable ScriptArgument only(String name, String caller) {
    if (positional.size() > MAX_POSITIONAL) {
      // The original's methods count their receiver and the function name.
      throw new BadCallException(
          "%s takes from 2 to 4 positional arguments but %d were given"
              .formatted(caller, positional.size() + 2));
    }
    for (String given : named.keySet()) {
      checkName(given, name, caller);
    }
    return positional.isEmpty() ? named.get(name) : positional.get(0);
  }

  private void checkName(String given, String name, String caller) {
    if (!given.equals(name) && !given.equals(INPUT)) {
      throw new BadCallException(
          "%s got an unexpected keyword argument '%s'".formatted(caller, given));
    }
    boolean twice =
        given.equals(name) ? !positional.isEmpty() : positional.size() == MAX_POSITIONAL;
    if (twice) {
      throw new BadCallException(
          "%s got multiple values for argument '%s'".formatted(caller, given));
    }
  }
}
