package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.value.NoValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What two calls must have in common to choose among the same overloads in the same way: name, and
 * for each argument what kind of node it is. Calls with equal keys share a {@link CallPlan}.
 */
final class ShapeKey {

  private final String name;
  private final boolean method;
  private final YaqlOptions options;
  private final String[] names;
  private final Object[] kinds;
  private final int hash;

  ShapeKey(CallShape shape, CallShape.Translated args, YaqlOptions options) {
    this.name = shape.lookupName();
    this.method = shape.method();
    this.options = options;
    this.names = args.names();
    this.kinds = new Object[args.count()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = kindOf(args.arg(i));
    }
    int result = name.hashCode() * 31 + (method ? 1 : 0);
    result = result * 31 + Arrays.hashCode(kinds);
    this.hash = (result * 31 + Arrays.hashCode(names)) * 31 + options.hashCode();
  }

  private static Object kindOf(Object arg) {
    if (arg instanceof ConstantNode constant) {
      Object value = constant.value();
      if (constant.isKeyword()) {
        return Node.Keyword.class;
      }
      return value == null ? Void.class : value.getClass();
    }
    if (arg instanceof CallShape.Raw || arg == NoValue.INSTANCE) {
      return arg;
    }
    if (arg instanceof PairNode) {
      return PairNode.class;
    }
    boolean call = arg instanceof ExecutableNode node && node.usesReceiver();
    return call ? CallNode.class : ExecutableNode.class;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ShapeKey that
        && hash == that.hash
        && method == that.method
        && options.equals(that.options)
        && name.equals(that.name)
        && Arrays.equals(kinds, that.kinds)
        && Arrays.equals(names, that.names);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
