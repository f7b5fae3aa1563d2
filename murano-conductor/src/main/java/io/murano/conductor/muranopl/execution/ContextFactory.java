package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.IdentityHashMap;
import java.util.Map;

/** Makes the contexts code of classes runs in. */
public final class ContextFactory {

  private final Execution execution;
  private final RootContexts roots;
  private final Map<MuranoClass, Context> functions = new IdentityHashMap<>();

  ContextFactory(Execution execution, RootContexts roots) {
    this.execution = execution;
    this.roots = roots;
  }

  /** Returns a context for code that a class declares about an object. */
  public Context ofObject(MuranoObject object, MuranoClass declaringType) {
    Frame.Builder frame = Frame.builder(execution).type(declaringType).receiver(object.real());
    return of(frame.build());
  }

  /** Returns a context for code that a class declares about itself. */
  public Context ofType(MuranoClass declaringType) {
    Frame.Builder frame =
        Frame.builder(execution).type(declaringType).receiver(declaringType.reference());
    return of(frame.build());
  }

  /** Returns a new context for a frame; {@code $} and {@code $this} are the receiver. */
  public Context of(Frame frame) {
    MuranoClass type = frame.type();
    if (type == null) {
      throw new IllegalStateException("the frame has no class");
    }
    Context context = functions(type).createChild(frame);
    YaqlValue receiver = frame.receiver();
    context.set("$", receiver);
    context.set("$this", receiver);
    return context;
  }

  /** Returns the functions and methods visible to code of a class. */
  Context functions(MuranoClass type) {
    return functions.computeIfAbsent(
        type, key -> Context.linked(roots.of(key.owningPackage()), methods(key)));
  }

  /** Returns the methods of a class with those it imports. */
  public Context methods(MuranoClass type) {
    Context layer = ClassLayers.of(type);
    MethodMocks mocks = execution.mocks();
    return mocks == null ? layer : mocks.inFrontOf(layer, type);
  }

  /** Forgets what is remembered about functions, because mocks have changed. */
  void forget() {
    functions.clear();
  }
}
