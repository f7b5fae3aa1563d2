package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.value.NoValue;
import org.jspecify.annotations.Nullable;

/**
 * A context reference. It calls {@code #get_context_data}; as long as that is the function of the
 * standard library (recognised by {@link VariableReading}), the context is read directly.
 */
final class VariableNode extends ExecutableNode {

  private final String normalized;
  private final CallNode call;
  private @Nullable FunctionScope directScope;

  VariableNode(Node.Variable syntax, String source) {
    super(syntax, source);
    this.normalized = Context.normalize(syntax.name()).intern();
    ConstantNode name = new ConstantNode(syntax, source, syntax.name());
    this.call = new CallNode(syntax, source, "#get_context_data", new Object[] {name}, false);
  }

  @Override
  public @Nullable Object evaluate(
      @Nullable Object receiver, Context context, Evaluation evaluation) {
    FunctionScope scope = context.scope();
    if (directScope != scope) {
      if (receiver != NoValue.INSTANCE || !isStandard(scope)) {
        return call.evaluate(receiver, context, evaluation);
      }
      directScope = scope;
    }
    Object value = context.find(normalized);
    return value == NoValue.INSTANCE ? null : value;
  }

  private static boolean isStandard(FunctionScope scope) {
    var levels = scope.levels("#get_context_data", false);
    return !levels.isEmpty()
        && levels.get(0).size() == 1
        && levels.get(0).get(0).payload() instanceof VariableReading;
  }
}
