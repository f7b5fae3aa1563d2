package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.expression.Node;
import org.jspecify.annotations.Nullable;

/** An expression in parentheses, which hides whether it is a bare word or a call. */
final class ParenthesizedNode extends ExecutableNode {

  private final ExecutableNode inner;

  ParenthesizedNode(Node syntax, String source, ExecutableNode inner) {
    super(syntax, source);
    this.inner = inner;
  }

  @Override
  public @Nullable Object evaluate(
      @Nullable Object receiver, Context context, Evaluation evaluation) {
    return inner.evaluate(receiver, context, evaluation);
  }
}
