package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import io.murano.conductor.yaql.type.EagerType;
import org.jspecify.annotations.Nullable;

/** Accepts objects and views of objects of any class. */
public final class ObjectParameter extends EagerType {

  /** An object. */
  public static final ObjectParameter REQUIRED = new ObjectParameter(false);

  /** An object or null. */
  public static final ObjectParameter OPTIONAL = new ObjectParameter(true);

  private ObjectParameter(boolean nullable) {
    super(nullable);
  }

  @Override
  protected boolean accepts(Object value, Context context, Evaluation evaluation) {
    return value instanceof MuranoObject;
  }

  @Override
  public Fit fit(@Nullable Class<?> valueClass, YaqlOptions options) {
    if (valueClass == null) {
      return nullable() ? Fit.ACCEPTED : Fit.REFUSED;
    }
    return valueClass == MuranoObject.class ? Fit.ACCEPTED : Fit.REFUSED;
  }

  @Override
  public String describe() {
    return nullable() ? "object?" : "object";
  }
}
