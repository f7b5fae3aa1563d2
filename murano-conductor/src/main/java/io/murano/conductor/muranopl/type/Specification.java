package io.murano.conductor.muranopl.type;

import io.murano.conductor.muranopl.expression.DataTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Contract and default of a property or argument.
 *
 * @param contract what is accepted
 * @param hasDefault whether a default is declared
 * @param defaultValue the default; null without one
 */
public record Specification(Contract contract, boolean hasDefault, DataTemplate defaultValue) {

  /** Returns a specification. */
  public static Specification of(Contract contract, @Nullable DataTemplate defaultValue) {
    return new Specification(
        contract, defaultValue != null, defaultValue == null ? DataTemplate.NULL : defaultValue);
  }
}
