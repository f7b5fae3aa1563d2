package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.error.ArgumentException;
import io.murano.conductor.yaql.error.ResolutionException;
import io.murano.conductor.yaql.value.NoValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call in progress, as the body of a function sees it: converted arguments by the order of the
 * declared parameters, and everything the original injects through hidden parameters.
 */
public final class Invocation {

  private final FunctionDefinition definition;
  private final @Nullable Object receiver;
  private final Context callerContext;
  private final Evaluation evaluation;
  private final @Nullable ExecutableNode site;
  private final @Nullable Object[] args;
  private @Nullable Context context;

  Invocation(
      FunctionDefinition definition,
      @Nullable Object receiver,
      Context callerContext,
      Evaluation evaluation,
      @Nullable ExecutableNode site,
      int arity) {
    this.definition = definition;
    this.receiver = receiver;
    this.callerContext = callerContext;
    this.evaluation = evaluation;
    this.site = site;
    this.args = new Object[arity];
  }

  void bind(int index, @Nullable Object value) {
    args[index] = value;
  }

  @Nullable Object convert(ParameterDefinition parameter, @Nullable Object arg) {
    try {
      return parameter.type().convert(arg, this);
    } catch (ArgumentException e) {
      if (e.errorName().equals("ArgumentValueException")) {
        throw ArgumentException.invalid(parameter.name());
      }
      throw e;
    }
  }

  /** Returns the converted argument of a parameter. */
  public @Nullable Object arg(int index) {
    return args[index];
  }

  /** Returns the argument of a parameter whose type never gives null. */
  @SuppressWarnings({"unchecked", "NullAway"})
  public <T> T get(int index) {
    return (T) args[index];
  }

  /** Returns the number of parameters. */
  public int arity() {
    return args.length;
  }

  /** Returns what a collector of positional arguments took. */
  @SuppressWarnings("NullAway")
  public @Nullable Object[] varargs(int index) {
    return (Object[]) args[index];
  }

  /** Returns what a collector of named arguments took, in order. */
  @SuppressWarnings({"unchecked", "NullAway"})
  public Map<String, @Nullable Object> keywords(int index) {
    return (Map<String, @Nullable Object>) args[index];
  }

  /** Returns the definition that runs. */
  public FunctionDefinition definition() {
    return definition;
  }

  /** Returns the receiver of a method call, else {@link NoValue#INSTANCE}. */
  public @Nullable Object receiver() {
    return receiver;
  }

  /** Returns whether this is a method call. */
  public boolean hasReceiver() {
    return receiver != NoValue.INSTANCE;
  }

  /** Returns the context of the call itself: a child of the caller's, made on first use. */
  public Context context() {
    Context own = context;
    if (own == null) {
      own = callerContext.createChild();
      context = own;
    }
    return own;
  }

  /** Returns the context in which the call was made. */
  public Context callerContext() {
    return callerContext;
  }

  /** Returns the evaluation. */
  public Evaluation evaluation() {
    return evaluation;
  }

  /** Returns the options in force. */
  public YaqlOptions options() {
    return evaluation.options();
  }

  /** Returns the node of the call; null if it was made by the host. */
  public @Nullable ExecutableNode site() {
    return site;
  }

  /** Returns a handle on the function of that name visible from the call. */
  public FunctionHandle function(String name) {
    return FunctionHandle.function(name, callerContext, evaluation);
  }

  /** Returns a handle on the method of that name; its calls take the receiver first. */
  public FunctionHandle method(String name) {
    return FunctionHandle.method(name, callerContext, evaluation);
  }

  /**
   * Returns a handle on what the running definition hides: the overloads of a name in the contexts
   * above the one that holds the definition.
   *
   * @throws ResolutionException if there is no such context
   */
  public FunctionHandle hidden(String name, boolean method, Context dataContext) {
    for (Context holder = context(); holder != null; holder = holder.parent()) {
      if (holder.holds(definition)) {
        Context above = holder.parent();
        if (above != null) {
          return new FunctionHandle(name, method, above, dataContext, evaluation);
        }
        break;
      }
    }
    throw ResolutionException.unknownFunction(definition.name());
  }
}
