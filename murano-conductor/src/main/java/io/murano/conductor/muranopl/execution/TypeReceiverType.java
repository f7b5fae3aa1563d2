package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import io.murano.conductor.yaql.type.EagerType;
import org.jspecify.annotations.Nullable;

/** Accepts references to a class or a descendant of it. */
final class TypeReceiverType extends EagerType {

  private final MuranoClass type;

  TypeReceiverType(MuranoClass type) {
    super(false);
    this.type = type;
  }

  @Override
  protected boolean accepts(Object value, Context context, Evaluation evaluation) {
    return value instanceof TypeReference reference && type.isCompatible(reference.type());
  }

  @Override
  public Fit fit(@Nullable Class<?> valueClass, YaqlOptions options) {
    return valueClass == TypeReference.class ? Fit.DEPENDS : Fit.REFUSED;
  }

  @Override
  public String describe() {
    return ":" + type.name();
  }
}
