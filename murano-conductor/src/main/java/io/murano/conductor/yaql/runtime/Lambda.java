package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.YaqlCallable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of a lazy argument: an expression with the context it was written in, or a host value
 * that stands for one. Each call runs in a new child of that context, in which the arguments are
 * {@code $1}, {@code $2}, … and the keyword arguments {@code $name}. Not thread-safe; see {@link
 * #fork()}.
 */
public final class Lambda implements YaqlCallable {

  private final @Nullable Object body;
  private final Context context;
  private final Evaluation evaluation;

  /** Creates a lambda over an {@link ExecutableNode}, a {@link YaqlCallable} or a plain value. */
  public Lambda(@Nullable Object body, Context context, Evaluation evaluation) {
    this.body = body instanceof Lambda other ? other.body : body;
    this.context = context;
    this.evaluation = evaluation;
  }

  /** Returns the syntax node, or the host value that stands for one. */
  public @Nullable Object body() {
    return body;
  }

  /** Returns the context calls start from. */
  public Context context() {
    return context;
  }

  /** Returns the lambda for use in a thread that runs beside the present one. */
  public Lambda fork() {
    return new Lambda(body, context, evaluation.fork());
  }

  /** Calls it without arguments; the expression sees the surrounding {@code $}. */
  public @Nullable Object call() {
    return body instanceof ExecutableNode node
        ? node.evaluate(NoValue.INSTANCE, context.createChild(), evaluation)
        : run(NoValue.INSTANCE, context, new Object[0], Map.of());
  }

  /** Calls it with one argument. */
  public @Nullable Object call(@Nullable Object arg) {
    Context child = context.createChild();
    child.setOwn("$1", arg);
    return body instanceof ExecutableNode node
        ? node.evaluate(NoValue.INSTANCE, child, evaluation)
        : run(NoValue.INSTANCE, child, new @Nullable Object[] {arg}, Map.of());
  }

  /** Calls it with two arguments. */
  public @Nullable Object call(@Nullable Object first, @Nullable Object second) {
    Context child = context.createChild();
    child.setOwn("$1", first);
    child.setOwn("$2", second);
    return run(NoValue.INSTANCE, child, new @Nullable Object[] {first, second}, Map.of());
  }

  @Override
  public @Nullable Object call(List<? extends @Nullable Object> args, Map<String, ?> kwargs) {
    return callOn(NoValue.INSTANCE, context.createChild(), args, kwargs);
  }

  /** Calls it in the given context itself, not in a child. */
  public @Nullable Object callIn(Context own) {
    return run(NoValue.INSTANCE, own, new Object[0], Map.of());
  }

  /** Calls the method it stands for on a receiver. */
  public @Nullable Object callOn(@Nullable Object receiver) {
    return run(receiver, context.createChild(), new Object[0], Map.of());
  }

  /** Calls the method it stands for on a receiver, in the given context itself. */
  public @Nullable Object callOn(@Nullable Object receiver, Context own) {
    return run(receiver, own, new Object[0], Map.of());
  }

  /** Publishes the arguments in the given context and runs the body there. */
  public @Nullable Object callOn(
      @Nullable Object receiver,
      Context own,
      List<? extends @Nullable Object> args,
      Map<String, ?> kwargs) {
    for (int i = 0; i < args.size(); i++) {
      own.set("$" + (i + 1), args.get(i));
    }
    kwargs.forEach((name, value) -> own.set("$" + name, value));
    return run(receiver, own, args.toArray(), kwargs);
  }

  private @Nullable Object run(
      @Nullable Object receiver, Context own, @Nullable Object[] args, Map<String, ?> kwargs) {
    if (body instanceof ExecutableNode node) {
      return node.evaluate(receiver, own, evaluation);
    }
    return body instanceof YaqlCallable callable
        ? callable.call(java.util.Arrays.asList(args), kwargs)
        : body;
  }
}
