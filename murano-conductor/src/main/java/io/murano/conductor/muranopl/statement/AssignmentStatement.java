package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.muranopl.expression.Instruction;
import io.murano.conductor.yaql.runtime.Context;
import org.jspecify.annotations.Nullable;

/** {@code target: value}. The value is evaluated first. */
final class AssignmentStatement implements Statement {

  private final AssignmentTarget target;
  private final DataTemplate value;

  AssignmentStatement(AssignmentTarget target, DataTemplate value) {
    this.target = target;
    this.value = value;
  }

  @Override
  public Completion execute(Context context) {
    Object result = value.evaluate(context);
    target.locate(context).set(result);
    return Completion.NORMAL;
  }

  @Override
  public @Nullable Instruction instruction() {
    return null;
  }
}
