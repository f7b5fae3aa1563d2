package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.YaqlCallable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function or method by name, callable from Java. Overloads are chosen at each call; repeated
 * calls with values of the same classes are quick. A method's receiver is its first argument. Not
 * thread-safe.
 */
public final class FunctionHandle implements YaqlCallable {

  private final String name;
  private final boolean method;
  private final Context lookupContext;
  private final Context dataContext;
  private final Evaluation evaluation;
  private @Nullable PreparedCall prepared;
  private @Nullable FunctionScope preparedScope;
  private int preparedArity;

  FunctionHandle(
      String name,
      boolean method,
      Context lookupContext,
      Context dataContext,
      Evaluation evaluation) {
    this.name = name;
    this.method = method;
    this.lookupContext = lookupContext;
    this.dataContext = dataContext;
    this.evaluation = evaluation;
  }

  /** Returns a handle on a function. */
  public static FunctionHandle function(String name, Context context, Evaluation evaluation) {
    return new FunctionHandle(name, false, context, context, evaluation);
  }

  /** Returns a handle on a method. */
  public static FunctionHandle method(String name, Context context, Evaluation evaluation) {
    return new FunctionHandle(name, true, context, context, evaluation);
  }

  /** Returns the handle with another context for evaluating arguments and running bodies. */
  public FunctionHandle in(Context otherDataContext) {
    return new FunctionHandle(name, method, lookupContext, otherDataContext, evaluation);
  }

  /** Calls it; arguments may be values or {@link ExecutableNode}s. */
  public @Nullable Object call(@Nullable Object... args) {
    FunctionScope scope = lookupContext.scope();
    PreparedCall known = prepared;
    boolean syntax = hasSyntax(args);
    if (known == null || preparedScope != scope || preparedArity != args.length || syntax) {
      known =
          CallPlan.prepare(CallShape.ofValues(name, method, args), scope, dataContext, evaluation);
      if (!syntax && known.isReusable()) {
        prepared = known;
        preparedScope = scope;
        preparedArity = args.length;
      }
    }
    return run(known, args);
  }

  /** Calls it with keyword arguments. */
  @Override
  public @Nullable Object call(List<? extends @Nullable Object> args, Map<String, ?> kwargs) {
    if (kwargs.isEmpty()) {
      return call(args.toArray());
    }
    @Nullable Object[] all = new Object[args.size() + kwargs.size()];
    int count = 0;
    for (Object arg : args) {
      all[count++] = arg;
    }
    for (Object arg : kwargs.values()) {
      all[count++] = arg;
    }
    CallShape shape = CallShape.ofValues(name, method, all, kwargs.keySet().toArray(new String[0]));
    return run(CallPlan.prepare(shape, lookupContext.scope(), dataContext, evaluation), all);
  }

  private @Nullable Object run(PreparedCall chosen, @Nullable Object[] args) {
    Object receiver = method ? args[0] : NoValue.INSTANCE;
    evaluation.enter();
    try {
      return chosen.run(args, receiver, dataContext, evaluation, null);
    } finally {
      evaluation.leave();
    }
  }

  private static boolean hasSyntax(@Nullable Object[] args) {
    for (Object arg : args) {
      if (arg instanceof ExecutableNode || arg == NoValue.INSTANCE) {
        return true;
      }
    }
    return false;
  }
}
