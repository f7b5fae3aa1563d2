package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.ConstantNode;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.ParameterType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A literal argument. The function receives its value, or the {@link ConstantNode} itself if the
 * type does not expand it.
 */
final class ConstantType implements ParameterType {

  private final String name;
  private final boolean nullable;
  private final boolean expand;
  private final Predicate<ConstantNode> condition;

  ConstantType(String name, boolean nullable, boolean expand, Predicate<ConstantNode> condition) {
    this.name = name;
    this.nullable = nullable;
    this.expand = expand;
    this.condition = condition;
  }

  ConstantType orNull() {
    return new ConstantType(name, true, expand, condition);
  }

  @Override
  public boolean check(@Nullable Object argument, Context context, Evaluation evaluation) {
    if (argument == null) {
      return nullable;
    }
    return argument instanceof ConstantNode constant && condition.test(constant);
  }

  @Override
  public @Nullable Object convert(@Nullable Object argument, Invocation invocation) {
    if (!expand) {
      return argument;
    }
    if (argument instanceof ConstantNode constant) {
      return constant.value();
    }
    throw NativeException.attributeError("'NoneType' object has no attribute 'value'");
  }

  @Override
  public Fit fit(
      @Nullable Class<?> valueClass, io.murano.conductor.yaql.runtime.YaqlOptions options) {
    if (valueClass == null) {
      return nullable ? Fit.ACCEPTED : Fit.REFUSED;
    }
    return valueClass == ConstantNode.class ? Fit.DEPENDS : Fit.REFUSED;
  }

  @Override
  public boolean checksSyntaxByKind() {
    return true;
  }

  @Override
  public String describe() {
    return name;
  }
}
