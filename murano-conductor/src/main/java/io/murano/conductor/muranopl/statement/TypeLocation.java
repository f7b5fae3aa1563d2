package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.statement.AssignmentTarget.Location;
import io.murano.conductor.muranopl.type.TypeReference;
import org.jspecify.annotations.Nullable;

/**
 * A type: its static properties can be assigned to, the type itself cannot.
 *
 * @param type the type
 * @param expression text of the whole target
 */
record TypeLocation(TypeReference type, String expression) implements Location {

  @Override
  public TypeReference get() {
    return type;
  }

  @Override
  public void set(@Nullable Object value) {
    throw DslException.invalidTarget(expression);
  }
}
