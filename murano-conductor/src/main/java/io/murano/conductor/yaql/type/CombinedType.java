package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.error.ArgumentException;
import io.murano.conductor.yaql.runtime.ConstantNode;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.ParameterType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Several types as one: any of them, or all of them in sequence. */
final class CombinedType implements ParameterType {

  private final List<ParameterType> members;
  private final boolean all;
  private final boolean nullable;

  CombinedType(boolean all, boolean nullable, List<ParameterType> members) {
    if (members.stream().anyMatch(ParameterType::isLazy)) {
      throw new IllegalArgumentException("lazy types cannot be combined");
    }
    this.members = List.copyOf(members);
    this.all = all;
    this.nullable = nullable;
  }

  @Override
  public boolean check(@Nullable Object argument, Context context, Evaluation evaluation) {
    Object value = argument instanceof ConstantNode constant ? constant.value() : argument;
    if (value == null) {
      return nullable;
    }
    return all
        ? members.stream().allMatch(type -> type.check(value, context, evaluation))
        : members.stream().anyMatch(type -> type.check(value, context, evaluation));
  }

  @Override
  public @Nullable Object convert(@Nullable Object argument, Invocation invocation) {
    Object value = argument instanceof ConstantNode constant ? constant.value() : argument;
    if (value == null) {
      if (nullable) {
        return null;
      }
      throw ArgumentException.invalidValue();
    }
    Context context = invocation.callerContext();
    Object result = value;
    for (ParameterType type : members) {
      boolean fits = type.check(result, context, invocation.evaluation());
      if (fits) {
        result = type.convert(result, invocation);
      }
      if (fits != all) {
        if (all) {
          throw ArgumentException.invalidValue();
        }
        return result;
      }
    }
    if (all) {
      return result;
    }
    throw ArgumentException.invalidValue();
  }

  @Override
  public boolean isContextFree() {
    return members.stream().allMatch(ParameterType::isContextFree);
  }

  @Override
  public boolean checksSyntaxByKind() {
    return members.stream().allMatch(ParameterType::checksSyntaxByKind);
  }

  @Override
  public String describe() {
    return members.stream()
        .map(ParameterType::describe)
        .collect(Collectors.joining(all ? " and " : " or ", "(", nullable ? ")?" : ")"));
  }
}
