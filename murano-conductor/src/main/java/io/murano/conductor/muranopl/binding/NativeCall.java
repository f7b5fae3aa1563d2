package io.murano.conductor.muranopl.binding;

import io.murano.conductor.muranopl.error.StackFrame;
import io.murano.conductor.muranopl.execution.CallArguments;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.execution.LoadRequest;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.request.SessionIdentity;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.muranopl.value.JavaValues;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.YaqlValue;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A call of a native method in progress. Valid until the method returns, on its own thread. */
public final class NativeCall {

  private final Context context;
  private final Object receiver;

  NativeCall(Context context, Object receiver) {
    this.context = context;
    this.receiver = receiver;
  }

  /** Returns the execution. */
  public Execution execution() {
    return frame().execution();
  }

  /** Returns the frame of the call itself; the calling code is its {@link Frame#caller}. */
  public Frame frame() {
    return Frame.of(context);
  }

  /** Returns a context in which the native method could evaluate something. */
  public Context context() {
    return context;
  }

  /**
   * Returns the object the method was called on, as the native class sees it.
   *
   * @throws IllegalStateException if it was called on a type
   */
  public MuranoObject self() {
    if (receiver instanceof MuranoObject object) {
      return object;
    }
    throw new IllegalStateException("the method was called on a type");
  }

  /** Returns whether the method was called on an object. */
  public boolean hasSelf() {
    return receiver instanceof MuranoObject;
  }

  /** Returns the MuranoPL class the native method belongs to. */
  public MuranoClass type() {
    MuranoClass type = frame().type();
    if (type == null) {
      throw new IllegalStateException("a native method runs outside of its class");
    }
    return type;
  }

  /** Returns the class whose code made the call; null if the engine made it. */
  public @Nullable MuranoClass callerType() {
    Frame caller = frame().caller();
    return caller == null ? null : caller.type();
  }

  /** Returns where the call was made. */
  public CallSite site() {
    Frame caller = frame().caller();
    String branch = execution().scheduler().current().path();
    if (caller == null) {
      return new CallSite(null, null, null, null, branch);
    }
    List<StackFrame> stack = caller.stack();
    StackFrame top = stack.get(stack.size() - 1);
    return new CallSite(
        top.packageName(), top.typeName(), top.methodName(), top.location(), branch);
  }

  /**
   * Returns a text that is unique within the execution and the same whenever the same execution is
   * run again.
   */
  public String uniqueKey() {
    return execution().ids().nextId();
  }

  /** Returns on whose behalf the execution runs. */
  public SessionIdentity identity() {
    return execution().context().identity();
  }

  /**
   * Returns something the execution was started with.
   *
   * @throws IllegalStateException if it was started without
   */
  public <T> T service(Class<T> type) {
    return execution().context().services().get(type);
  }

  /** Looks up a class by its full name, as the package of the native class sees it. */
  public MuranoClass findClass(String name) {
    return execution().types().findClass(type().owningPackage(), name);
  }

  /**
   * Calls a method, which need not be public.
   *
   * @param target an object, or a reference to a type for a static method
   */
  public @Nullable Object call(YaqlValue target, String method, @Nullable Object... arguments) {
    return execution().invoker().call(method, target, CallArguments.of(arguments), frame());
  }

  /** Calls a method with named arguments. */
  public @Nullable Object call(
      YaqlValue target, String method, Map<String, ? extends @Nullable Object> arguments) {
    return execution()
        .invoker()
        .call(method, target, CallArguments.of(Collections.emptyList(), arguments), frame());
  }

  /** Returns the value of a property of an object, as the native class sees it. */
  public @Nullable Object property(MuranoObject object, String name) {
    return execution().properties().get(object, name, frame());
  }

  /** Sets a property of an object, as the native class may. */
  public void setProperty(MuranoObject object, String name, @Nullable Object value) {
    execution().properties().set(object, name, value, frame());
  }

  /** Creates an object without an owner; the values pass the contracts of the properties. */
  public MuranoObject create(MuranoClass type, Map<String, ? extends @Nullable Object> properties) {
    FrozenDict.Builder model = FrozenDict.builder(1);
    model.put(type.reference(), JavaValues.toValue(properties));
    LoadRequest request = LoadRequest.builder(context).build();
    MuranoObject object = execution().loader().load(model.build(), request);
    frame().temporaries().add(object);
    return object;
  }

  /** Returns a reference to the class of an object or type reference. */
  public static TypeReference typeOf(Object receiver) {
    if (receiver instanceof TypeReference reference) {
      return reference;
    }
    return ((MuranoObject) receiver).type().reference();
  }

  /** Lets other branches run for a time. */
  public void sleep(Duration duration) {
    execution().scheduler().sleep(duration);
  }

  /**
   * Runs an operation that blocks the thread while other branches go on. The operation must keep
   * away from objects and everything else that belongs to the execution. Cancellation interrupts
   * it.
   */
  public <T extends @Nullable Object> T blocking(Callable<T> operation) {
    return Failures.translate(() -> execution().scheduler().blocking(operation));
  }
}
