package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.error.ContractViolationException;
import io.murano.conductor.muranopl.type.Contract;
import io.murano.conductor.muranopl.type.ContractScope;
import io.murano.conductor.muranopl.type.MethodArgument;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.yaql.runtime.ConstantNode;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.ParameterType;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Accepts what the contract of an extension method's first argument accepts. */
final class ExtensionReceiverType implements ParameterType {

  private final MuranoMethod method;
  private final @Nullable MethodArgument first;

  ExtensionReceiverType(MuranoMethod method) {
    this.method = method;
    Iterator<MethodArgument> arguments = method.arguments().values().iterator();
    this.first = arguments.hasNext() ? arguments.next() : null;
  }

  @Override
  public boolean check(@Nullable Object argument, Context context, Evaluation evaluation) {
    Object value = argument instanceof ConstantNode literal ? literal.value() : argument;
    if (first == null || value == null || value instanceof ExecutableNode) {
      return true;
    }
    Frame caller = Frame.of(context);
    Context own = caller.execution().contexts().ofType(method.declaringType());
    try {
      first
          .specification()
          .contract()
          .apply(
              Contract.Mode.CHECK_TYPE,
              value,
              new ContractScope(
                  own, null, null, first.specification().defaultValue(), caller.type()));
      return true;
    } catch (ContractViolationException e) {
      return false;
    }
  }

  @Override
  public @Nullable Object convert(@Nullable Object argument, Invocation invocation) {
    return argument;
  }

  @Override
  public boolean isContextFree() {
    return false;
  }

  @Override
  public String describe() {
    return first == null ? "any" : "value accepted by " + method.name();
  }
}
