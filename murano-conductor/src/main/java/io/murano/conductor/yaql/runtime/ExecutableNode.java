package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.error.SourcePosition;
import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.expression.SourceSpan;
import io.murano.conductor.yaql.value.NoValue;
import org.jspecify.annotations.Nullable;

/**
 * A syntax node made ready to run. Immutable apart from what call sites remember about the last
 * calls, and safe to share between threads. Functions with lazy parameters receive their arguments
 * in this form.
 */
public abstract class ExecutableNode {

  private final Node syntax;
  private final String source;

  ExecutableNode(Node syntax, String source) {
    this.syntax = syntax;
    this.source = source;
  }

  /** Returns the tree this node was made from. */
  public final Node syntax() {
    return syntax;
  }

  /** Returns the part of the source text this node was read from; empty if there is none. */
  public final String text() {
    SourceSpan span = syntax.span();
    return source.substring(span.start(), span.end());
  }

  /** Returns where the node stands. */
  public final SourcePosition position() {
    SourceSpan span = syntax.span();
    return new SourcePosition(source, span.start(), span.end());
  }

  /**
   * Returns the node's value.
   *
   * @param receiver the receiver if the node is a method call, else {@link NoValue#INSTANCE}
   */
  public abstract @Nullable Object evaluate(
      @Nullable Object receiver, Context context, Evaluation evaluation);

  /** Returns the node's value without a receiver. */
  public final @Nullable Object evaluate(Context context, Evaluation evaluation) {
    return evaluate(NoValue.INSTANCE, context, evaluation);
  }

  /** Returns whether the node can stand for a method call behind a dot. */
  public boolean usesReceiver() {
    return false;
  }

  @Override
  public String toString() {
    return syntax.toString();
  }
}
