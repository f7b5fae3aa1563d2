package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.expression.Instruction;
import io.murano.conductor.muranopl.expression.MplExpression;
import io.murano.conductor.yaql.runtime.Context;
import org.jspecify.annotations.Nullable;

/** An expression evaluated for its effects. */
final class ExpressionStatement implements Statement {

  private final MplExpression expression;

  ExpressionStatement(MplExpression expression) {
    this.expression = expression;
  }

  @Override
  public Completion execute(Context context) {
    expression.evaluate(context);
    return Completion.NORMAL;
  }

  @Override
  public @Nullable Instruction instruction() {
    return null;
  }
}
