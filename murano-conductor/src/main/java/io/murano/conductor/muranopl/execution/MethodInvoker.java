package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.expression.Finalizer;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MethodUsage;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.error.BudgetException;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.ConstantNode;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Convention;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls methods: binds arguments, takes locks, runs statements or native code. */
public final class MethodInvoker {

  /** Key of the {@link MuranoMethod} in the meta of function definitions that call it. */
  public static final String METHOD_KEY = "muranoMethod";

  private final Execution execution;
  private final LockTable locks;
  private final Map<MuranoMethod, Synchronization> synchronizations = new IdentityHashMap<>();

  MethodInvoker(Execution execution) {
    this.execution = execution;
    this.locks = new LockTable(execution.scheduler());
  }

  /** Calls a method found by an expression. */
  @Nullable Object callFromCode(
      MuranoMethod method, @Nullable Object receiver, CallArguments arguments, Invocation call) {
    Frame caller = Frame.of(call.callerContext());
    Object result = call(new Target(method, receiver), arguments, caller, false);
    caller.temporaries().add(result);
    return result;
  }

  /**
   * Calls a method by name on behalf of somebody outside of package code; it has to be public.
   *
   * @param receiver an object, or a reference to a type for static methods
   */
  public @Nullable Object callFromOutside(
      String name, YaqlValue receiver, CallArguments arguments) {
    MuranoMethod method = typeOf(receiver).findSingleMethod(name);
    return call(new Target(method, receiver), arguments, null, true);
  }

  /**
   * Calls a method on behalf of native code or the engine; it need not be public.
   *
   * @param receiver an object, or a reference to a type for static methods
   * @param caller frame of the native code, or null
   */
  public @Nullable Object call(
      String name, YaqlValue receiver, CallArguments arguments, @Nullable Frame caller) {
    return call(typeOf(receiver).findSingleMethod(name), receiver, arguments, caller);
  }

  /** Calls a method on behalf of native code or the engine; it need not be public. */
  public @Nullable Object call(
      MuranoMethod method,
      @Nullable YaqlValue receiver,
      CallArguments arguments,
      @Nullable Frame caller) {
    return call(new Target(method, receiver), arguments, caller, false);
  }

  private static MuranoClass typeOf(YaqlValue receiver) {
    if (receiver instanceof MuranoObject object) {
      return object.type();
    }
    if (receiver instanceof TypeReference reference) {
      return reference.type();
    }
    throw new IllegalArgumentException("methods are called on objects and types only");
  }

  /**
   * A method with what it is called on: an object as its declaring class sees it, or that class.
   */
  private static final class Target {
    private final MuranoMethod method;
    private final @Nullable MuranoObject object;

    Target(MuranoMethod method, @Nullable Object receiver) {
      this.method = method;
      MuranoClass declaring = method.declaringType();
      if (receiver instanceof MuranoObject given) {
        if (!declaring.isCompatible(given.type())) {
          throw new NativeException("Exception", "'this' must be of compatible type");
        }
        this.object = given.cast(declaring);
      } else {
        if (receiver instanceof TypeReference given && !declaring.isCompatible(given.type())) {
          throw new NativeException("Exception", "'this' must be of compatible type");
        }
        if (!method.isStatic()) {
          throw new NativeException("Exception", "A class instance is required");
        }
        this.object = null;
      }
    }

    /** Returns what arguments are converted for and the body sees as {@code $this}. */
    YaqlValue receiver() {
      return object == null ? method.declaringType().reference() : object.real();
    }

    YaqlValue bodyReceiver() {
      return method.isStatic() ? method.declaringType().reference() : receiver();
    }
  }

  private @Nullable Object call(
      Target target, CallArguments arguments, @Nullable Frame caller, boolean fromOutside) {
    MuranoMethod method = target.method;
    Map<String, @Nullable Object> bound =
        method.isNative()
            ? Map.of()
            : new ArgumentBinder(execution, method, target.receiver(), caller).bind(arguments);
    if (fromOutside && !method.isExposed() && !method.name().startsWith(".")) {
      throw DslException.notExposed(method.name());
    }
    if (target.object != null) {
      target.object.requireAlive();
    }
    if (!execution.scheduler().isParallel()) {
      return run(target, arguments, bound, caller);
    }
    return runLocked(target, arguments, bound, caller);
  }

  private @Nullable Object runLocked(
      Target target,
      CallArguments arguments,
      Map<String, @Nullable Object> bound,
      @Nullable Frame caller) {
    Synchronization policy = synchronization(target.method);
    Map<String, @Nullable Object> named = target.method.isNative() ? arguments.named() : bound;
    Object key = policy.key(target.method, target.object, named);
    if (key == null) {
      return run(target, arguments, bound, caller);
    }
    LockTable.Held held = locks.acquire(key, policy.values(named));
    try {
      return run(target, arguments, bound, caller);
    } finally {
      locks.release(held);
    }
  }

  private Synchronization synchronization(MuranoMethod method) {
    Synchronization known = synchronizations.get(method);
    if (known == null) {
      known = Synchronization.of(execution.metadata().ofMethod(method));
      synchronizations.put(method, known);
    }
    return known;
  }

  private @Nullable Object run(
      Target target,
      CallArguments arguments,
      Map<String, @Nullable Object> bound,
      @Nullable Frame caller) {
    MuranoMethod method = target.method;
    Frame.Builder description =
        Frame.builder(execution)
            .type(method.declaringType())
            .receiver(target.bodyReceiver())
            .method(method)
            .caller(caller);
    if (method.isNative() && caller != null && caller.namesScope() != null) {
      description.namesScope(caller.namesScope());
    }
    Frame frame = description.build();
    Context context = execution.contexts().of(frame);
    frame.setVariables(context);
    BranchState branch = execution.branch();
    branch.enter(frame);
    try {
      if (method.isNative()) {
        return runNative(target, arguments, context);
      }
      bound.forEach(context::set);
      return method.body().execute(context);
    } catch (StackOverflowError e) {
      throw BudgetException.tooDeep(0);
    } finally {
      branch.leave(frame);
    }
  }

  private @Nullable Object runNative(Target target, CallArguments arguments, Context context) {
    MuranoMethod method = target.method;
    List<@Nullable Object> positional = new ArrayList<>();
    positional.add(target.object == null ? method.declaringType().reference() : target.object);
    for (Object argument : arguments.positional()) {
      positional.add(Finalizer.freeze(value(argument), context));
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    arguments
        .named()
        .forEach((name, argument) -> named.put(name, Finalizer.freeze(value(argument), context)));
    FunctionHandle handle =
        FunctionHandle.method(
                method.nativeBody().name(),
                method.nativeLayer(MethodInvoker::nativeContext),
                Frame.of(context)
                    .evaluation(method.declaringType().owningPackage().runtimeVersion().isLegacy()))
            .in(context);
    return Finalizer.freeze(handle.call(positional, named), context);
  }

  private static Context nativeContext(MuranoMethod method) {
    Context context = Context.root(Convention.CAMEL_CASE);
    context.register(method.nativeBody());
    return context;
  }

  private static @Nullable Object value(@Nullable Object argument) {
    return argument instanceof ConstantNode literal ? literal.value() : argument;
  }

  /** Returns whether a method can be called on values that are neither objects nor types. */
  static boolean isExtension(MuranoMethod method) {
    return method.usage() == MethodUsage.EXTENSION;
  }
}
