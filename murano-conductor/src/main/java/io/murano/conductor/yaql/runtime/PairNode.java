package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.value.MappingRule;
import org.jspecify.annotations.Nullable;

/** A pair {@code source => destination} that was not taken as keyword argument. */
public final class PairNode extends ExecutableNode {

  private final ExecutableNode source;
  private final ExecutableNode destination;

  PairNode(Node syntax, String text, ExecutableNode source, ExecutableNode destination) {
    super(syntax, text);
    this.source = source;
    this.destination = destination;
  }

  /** Returns the left side. */
  public ExecutableNode source() {
    return source;
  }

  /** Returns the right side. */
  public ExecutableNode destination() {
    return destination;
  }

  @Override
  public @Nullable Object evaluate(
      @Nullable Object receiver, Context context, Evaluation evaluation) {
    Object left = source.evaluate(receiver, context, evaluation);
    return new MappingRule(left, destination.evaluate(receiver, context, evaluation));
  }
}
