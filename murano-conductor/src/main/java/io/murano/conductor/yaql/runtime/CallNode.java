package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.value.NoValue;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function or method; operators, index, list and dictionary expressions are calls too.
 * Remembers the plans for the functions it saw last.
 */
final class CallNode extends ExecutableNode {

  private static final Object[] NO_RAW = new Object[0];

  private final String name;
  private final Object[] args;
  private final boolean usesReceiver;
  private @Nullable Site functionSite;
  private @Nullable Site otherFunctionSite;
  private @Nullable Site methodSite;
  private @Nullable Site otherMethodSite;

  CallNode(Node syntax, String source, String name, Object[] args, boolean usesReceiver) {
    super(syntax, source);
    this.name = name;
    this.args = args;
    this.usesReceiver = usesReceiver;
  }

  @Override
  public boolean usesReceiver() {
    return usesReceiver;
  }

  /** Returns the name of the function. */
  String name() {
    return name;
  }

  /** Returns the arguments: nodes, or {@link NoValue} for gaps. */
  Object[] args() {
    return args;
  }

  @Override
  public @Nullable Object evaluate(
      @Nullable Object receiver, Context context, Evaluation evaluation) {
    evaluation.enter();
    try {
      if (receiver == NoValue.INSTANCE) {
        return functionCall(context, evaluation).run(NO_RAW, receiver, context, evaluation, this);
      }
      return methodCall(context, evaluation)
          .run(new @Nullable Object[] {receiver}, receiver, context, evaluation, this);
    } catch (YaqlException e) {
      if (!e.located()) {
        e.locate(position());
      }
      throw e;
    } finally {
      evaluation.leave();
    }
  }

  private PreparedCall functionCall(Context context, Evaluation evaluation) {
    FunctionScope scope = context.scope();
    Site site = functionSite;
    if (site != null && site.isFor(scope, evaluation)) {
      return site.call;
    }
    Site other = otherFunctionSite;
    if (other != null && other.isFor(scope, evaluation)) {
      return other.call;
    }
    Site fresh = site(scope, false, context, evaluation);
    if (fresh.call.isReusable()) {
      otherFunctionSite = site;
      functionSite = fresh;
    }
    return fresh.call;
  }

  private PreparedCall methodCall(Context context, Evaluation evaluation) {
    FunctionScope scope = context.scope();
    Site site = methodSite;
    if (site != null && site.isFor(scope, evaluation)) {
      return site.call;
    }
    Site other = otherMethodSite;
    if (other != null && other.isFor(scope, evaluation)) {
      return other.call;
    }
    Site fresh = site(scope, true, context, evaluation);
    if (fresh.call.isReusable()) {
      otherMethodSite = site;
      methodSite = fresh;
    }
    return fresh.call;
  }

  private Site site(FunctionScope scope, boolean method, Context context, Evaluation evaluation) {
    CallShape shape = CallShape.ofSyntax(name, method, args);
    PreparedCall call = CallPlan.prepare(shape, scope, context, evaluation);
    return new Site(scope, evaluation.options(), call);
  }

  /** A prepared call and what it was prepared for. */
  private record Site(FunctionScope scope, YaqlOptions options, PreparedCall call) {
    @SuppressWarnings("ReferenceEquality") // equal but different options only cost a new plan
    boolean isFor(FunctionScope current, Evaluation evaluation) {
      return scope == current && options == evaluation.options();
    }
  }
}
