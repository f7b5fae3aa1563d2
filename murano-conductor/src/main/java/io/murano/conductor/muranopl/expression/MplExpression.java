package io.murano.conductor.muranopl.expression;

import io.murano.conductor.muranopl.yaml.SourceSpan;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.value.YaqlValue;
import org.jspecify.annotations.Nullable;

/**
 * An expression written in a class file. Immutable and shared between executions.
 *
 * @param text the text as it was written, folded to one line
 * @param node the parsed expression
 * @param legacy whether it is written in the old YAQL dialect
 * @param span where it stands
 */
public record MplExpression(String text, ExecutableNode node, boolean legacy, SourceSpan span)
    implements Instruction, YaqlValue {

  /** Evaluates the expression; lazy results are forced and everything is made immutable. */
  public @Nullable Object evaluate(Context context) {
    return Finalizer.freeze(evaluateLazily(context), context);
  }

  /** Evaluates the expression without touching its result. */
  public @Nullable Object evaluateLazily(Context context) {
    ExpressionHost host = ExpressionHost.of(context);
    host.setInstruction(this);
    return node.evaluate(context, host.evaluation(legacy));
  }

  /** Two expressions are equal only if they are the same one. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String repr() {
    return "YAQL(" + text + ")";
  }

  @Override
  public String str() {
    return text;
  }

  @Override
  public String typeName() {
    return "YaqlExpression";
  }

  @Override
  public String toString() {
    return text;
  }
}
