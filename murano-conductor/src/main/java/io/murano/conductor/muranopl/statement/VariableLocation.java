package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.statement.AssignmentTarget.Location;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the method.
 *
 * @param name with the leading {@code $}
 * @param context context of the statement
 */
record VariableLocation(String name, Context context) implements Location {

  @Override
  public @Nullable Object get() {
    return context.get(name);
  }

  @Override
  public void set(@Nullable Object value) {
    if (name.equals("$") || name.equals("$this")) {
      throw NativeException.valueError("Cannot assign to " + name);
    }
    Frame.of(context).variables().set(name, value);
  }
}
