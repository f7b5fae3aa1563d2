package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.value.NoValue;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a function.
 *
 * @param name the name in the host
 * @param alias the name in expressions
 * @param type what it accepts
 * @param placement how arguments reach it
 * @param defaultValue value if no argument is given; {@link #REQUIRED} if there must be one
 */
public record ParameterDefinition(
    String name,
    String alias,
    ParameterType type,
    Placement placement,
    @Nullable Object defaultValue) {

  /** The default of parameters that have none. */
  public static final Object REQUIRED =
      new Object() {
        @Override
        public String toString() {
          return "<required>";
        }
      };

  /** Returns whether an argument must be given. */
  public boolean isRequired() {
    return defaultValue == REQUIRED;
  }

  /** Returns the parameter with another name in expressions. */
  public ParameterDefinition withAlias(String other) {
    return new ParameterDefinition(name, other, type, placement, defaultValue);
  }

  @Override
  public String toString() {
    String shown =
        switch (placement) {
          case VARARGS -> "*" + alias;
          case KEYWORDS -> "**" + alias;
          default -> alias;
        };
    String text = shown + ": " + type.describe();
    return isRequired() || defaultValue == NoValue.INSTANCE ? text : text + " = " + defaultValue;
  }

  /** How arguments reach a parameter. */
  public enum Placement {
    /** By position or by name. */
    POSITIONAL,
    /** Takes all further positional arguments. */
    VARARGS,
    /** By name only. */
    KEYWORD_ONLY,
    /** Takes all further named arguments. */
    KEYWORDS
  }
}
