package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import io.murano.conductor.yaql.type.EagerType;
import org.jspecify.annotations.Nullable;

/** Accepts objects of a class or a descendant of it. */
final class ReceiverType extends EagerType {

  private final MuranoClass type;

  ReceiverType(MuranoClass type) {
    super(false);
    this.type = type;
  }

  @Override
  protected boolean accepts(Object value, Context context, Evaluation evaluation) {
    return value instanceof MuranoObject object && type.isCompatible(object.type());
  }

  @Override
  public Fit fit(@Nullable Class<?> valueClass, YaqlOptions options) {
    return valueClass == MuranoObject.class ? Fit.DEPENDS : Fit.REFUSED;
  }

  @Override
  public String describe() {
    return type.name();
  }
}
