package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import io.murano.conductor.yaql.type.EagerType;
import org.jspecify.annotations.Nullable;

/**
 * Accepts references to types and names of types; functions receive a {@link TypeReference}. Names
 * are resolved in the namespaces of the code that makes the call.
 */
public final class TypeParameter extends EagerType {

  /** A type. */
  public static final TypeParameter REQUIRED = new TypeParameter(false);

  /** A type or null. */
  public static final TypeParameter OPTIONAL = new TypeParameter(true);

  private TypeParameter(boolean nullable) {
    super(nullable);
  }

  @Override
  protected boolean accepts(Object value, Context context, Evaluation evaluation) {
    return value instanceof TypeReference || value instanceof String;
  }

  @Override
  protected Object convertValue(Object value, Invocation invocation) {
    if (value instanceof TypeReference) {
      return value;
    }
    Frame frame = Frame.of(invocation.callerContext());
    MuranoClass scope = frame.namesScope();
    if (scope == null) {
      throw new IllegalStateException("names cannot be resolved outside of classes");
    }
    return frame.execution().types().resolve((String) value, scope).reference();
  }

  @Override
  public Fit fit(@Nullable Class<?> valueClass, YaqlOptions options) {
    if (valueClass == null) {
      return nullable() ? Fit.ACCEPTED : Fit.REFUSED;
    }
    return valueClass == TypeReference.class || valueClass == String.class
        ? Fit.ACCEPTED
        : Fit.REFUSED;
  }

  @Override
  public String describe() {
    return nullable() ? "type?" : "type";
  }
}
