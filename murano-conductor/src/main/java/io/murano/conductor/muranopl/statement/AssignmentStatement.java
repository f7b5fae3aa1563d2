package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.muranopl.expression.Instruction;
import io.murano.conductor.yaql.runtime.Context;
import org.jspecify.annotations.Nullable;

/** {@code target: value}. The value is evaluated first. */
final class AssignmentStatement implements Statement {

  private final AssignmentTarget target;
  private final DataTemplate value;
  private final Instruction written;

  /**
   * Creates the statement.
   *
   * @param written the target as stack traces show it when the value is refused
   */
  AssignmentStatement(AssignmentTarget target, DataTemplate value, Instruction written) {
    this.target = target;
    this.value = value;
    this.written = written;
  }

  @Override
  public Completion execute(Context context) {
    Object result = value.evaluate(context);
    Frame.of(context).setInstruction(written);
    target.locate(context).set(result);
    return Completion.NORMAL;
  }

  @Override
  public @Nullable Instruction instruction() {
    return null;
  }
}
