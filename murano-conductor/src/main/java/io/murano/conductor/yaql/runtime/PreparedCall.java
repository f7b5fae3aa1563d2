package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.value.NoValue;
import org.jspecify.annotations.Nullable;

/**
 * A plan together with the arguments of one call site. Remembers the last winner, so that a call
 * whose arguments keep their classes goes straight to the body.
 */
final class PreparedCall {

  private static final CallShape.Translated NO_ARGS =
      new CallShape.Translated(new Object[0], new String[0], new Object[0]);

  private final CallPlan plan;
  private final CallShape.Translated args;
  private final @Nullable Selection fixed;
  private final boolean eagerPair;
  private @Nullable Winner last;

  PreparedCall(CallPlan plan, CallShape.Translated args) {
    this.plan = plan;
    this.args = args;
    this.fixed = plan.fixed();
    this.eagerPair = fixed != null && args.count() == 2 && isEagerPair(fixed, args);
  }

  /** Returns a call that cannot succeed whatever its arguments are. */
  static PreparedCall failing(CallPlan plan) {
    return new PreparedCall(plan, NO_ARGS);
  }

  private static boolean isEagerPair(Selection selection, CallShape.Translated args) {
    boolean[] lazy = selection.lazy();
    return lazy != null
        && !lazy[0]
        && !lazy[1]
        && args.positional().length == 2
        && args.arg(0) instanceof ExecutableNode
        && args.arg(1) instanceof ExecutableNode;
  }

  boolean isReusable() {
    return plan.isReusable();
  }

  /**
   * Makes the call.
   *
   * @param raw values of the raw arguments; a method's receiver is the first
   * @param receiver the receiver or {@link NoValue}
   * @param site the node of the call, null for calls by the host
   */
  @Nullable Object run(
      @Nullable Object[] raw,
      @Nullable Object receiver,
      Context context,
      Evaluation evaluation,
      @Nullable ExecutableNode site) {
    if (eagerPair && fixed != null) {
      return runPair(fixed, context, evaluation, site);
    }
    Selection selection = fixed != null ? fixed : plan.select(args, raw, context, evaluation);
    @Nullable Object[] values = evaluate(selection, raw, context, evaluation);
    Winner winner = fixed == null ? null : last;
    if (winner == null || !winner.matches(values)) {
      winner = plan.choose(selection, values, raw, context, evaluation);
      last = fixed != null && selection.known(values) != null ? winner : null;
    }
    return winner.candidate().invoke(values, receiver, context, evaluation, site);
  }

  private @Nullable Object runPair(
      Selection selection, Context context, Evaluation evaluation, @Nullable ExecutableNode site) {
    ExecutableNode left = (ExecutableNode) args.positional()[0];
    ExecutableNode right = (ExecutableNode) args.positional()[1];
    Object a = left.evaluate(NoValue.INSTANCE, context, evaluation);
    Object b = right.evaluate(NoValue.INSTANCE, context, evaluation);
    Winner winner = last;
    if (winner != null && winner.matches(0, a) && winner.matches(1, b)) {
      Payload.Of2 body = winner.candidate().directPair();
      if (body != null) {
        return Candidate.invokeDirectly(body, a, b, evaluation);
      }
    }
    @Nullable Object[] values = {
      left instanceof ConstantNode ? left : a, right instanceof ConstantNode ? right : b
    };
    if (winner == null || !winner.matches(values)) {
      winner = plan.choose(selection, values, values, context, evaluation);
      last = selection.known(values) != null ? winner : null;
    }
    return winner.candidate().invoke(values, NoValue.INSTANCE, context, evaluation, site);
  }

  private @Nullable Object[] evaluate(
      Selection selection, @Nullable Object[] raw, Context context, Evaluation evaluation) {
    boolean[] variable = selection.variable();
    @Nullable Object[] values = new Object[variable.length];
    for (int i = 0; i < values.length; i++) {
      Object arg = args.arg(i);
      if (variable[i]) {
        values[i] = ((ExecutableNode) arg).evaluate(NoValue.INSTANCE, context, evaluation);
      } else {
        values[i] = arg instanceof CallShape.Raw place ? raw[place.index()] : arg;
      }
    }
    return values;
  }
}
