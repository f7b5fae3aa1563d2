package io.murano.conductor.stack.hot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that a template declares.
 *
 * @param name its name
 * @param type its type
 * @param defaultValue value when none is given, already of the type; null for none
 * @param constraints limits on its value
 * @param hidden whether the value is a secret
 * @param immutable whether an update must not change it
 */
record ParameterDefinition(
    String name,
    ParameterType type,
    @Nullable Object defaultValue,
    List<ParameterConstraint> constraints,
    boolean hidden,
    boolean immutable) {

  ParameterDefinition {
    constraints = List.copyOf(constraints);
  }

  /**
   * Returns a given value as a value of the type.
   *
   * @throws HotException if it is not of the type or violates a constraint
   */
  @Nullable Object accept(Object given) {
    Object value;
    try {
      value = type.convert(given);
    } catch (IllegalArgumentException e) {
      throw HotException.at(path(), hidden ? "expected a " + type : message(e));
    }
    if (value != null) {
      for (ParameterConstraint constraint : constraints) {
        String violation = constraint.violation(value);
        if (violation != null) {
          throw HotException.at(path(), hidden ? "the value is not allowed" : violation);
        }
      }
    }
    return value;
  }

  private static String message(IllegalArgumentException e) {
    return String.valueOf(e.getMessage());
  }

  private String path() {
    return "parameters." + name;
  }
}
