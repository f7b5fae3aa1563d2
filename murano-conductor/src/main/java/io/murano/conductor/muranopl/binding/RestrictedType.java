package io.murano.conductor.muranopl.binding;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.type.EagerType;

/** Accepts objects of a class and its descendants. */
final class RestrictedType extends EagerType {

  private final String className;

  RestrictedType(String className, boolean nullable) {
    super(nullable);
    this.className = className;
  }

  @Override
  protected boolean accepts(Object value, Context context, Evaluation evaluation) {
    return value instanceof MuranoObject object && wanted(context).isCompatible(object.type());
  }

  /** The context is the one the native method runs in, so that its package is the viewpoint. */
  private MuranoClass wanted(Context context) {
    Frame frame = Frame.of(context);
    MuranoClass type = frame.type();
    if (type == null) {
      throw new IllegalStateException("a native method runs outside of its class");
    }
    return frame.execution().types().findClass(type.owningPackage(), className);
  }

  @Override
  public String describe() {
    return className;
  }
}
