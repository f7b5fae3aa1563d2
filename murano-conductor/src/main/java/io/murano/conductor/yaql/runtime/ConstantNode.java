package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.expression.Node;
import org.jspecify.annotations.Nullable;

/** A literal or a bare word. */
public final class ConstantNode extends ExecutableNode {

  private final @Nullable Object value;

  ConstantNode(Node syntax, String source, @Nullable Object value) {
    super(syntax, source);
    this.value = value;
  }

  /** Returns the value; the word itself for a bare word. */
  public @Nullable Object value() {
    return value;
  }

  /** Returns whether this is a bare word. */
  public boolean isKeyword() {
    return syntax() instanceof Node.Keyword;
  }

  @Override
  public @Nullable Object evaluate(
      @Nullable Object receiver, Context context, Evaluation evaluation) {
    return value;
  }
}
