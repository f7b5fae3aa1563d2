package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.error.ContractViolationException;
import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.error.UninitializedPropertyException;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.muranopl.type.MuranoProperty;
import io.murano.conductor.muranopl.type.PropertyUsage;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.ParameterDefinition;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.YaqlDict;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives an object its properties, class by class, and finds out which initialisers have to run.
 * Done twice for each object of a graph (contract muranopl §4.3).
 */
final class ObjectInitializer {

  private final Execution execution;
  private final Frame frame;
  private final MuranoObject object;
  private final YaqlDict supplied;

  /**
   * Creates an initialiser.
   *
   * @param creator frame of the code that creates the object
   * @param object the object
   * @param supplied values of properties and {@code .init} arguments
   */
  ObjectInitializer(Frame creator, MuranoObject object, YaqlDict supplied) {
    this.execution = creator.execution();
    this.frame = constructing(creator);
    this.object = object;
    this.supplied = supplied;
  }

  private static Frame constructing(Frame creator) {
    Frame frame =
        Frame.builder(creator.execution())
            .like(creator)
            .caller(creator.caller())
            .constructing()
            .build();
    frame.setInstruction(creator.instruction());
    return frame;
  }

  /** Sets all properties; hands over what has to run once the whole graph has its properties. */
  void initialize(Consumer<Runnable> initializers) {
    visit(object, new HashSet<>(), initializers);
  }

  private void visit(MuranoObject view, Set<String> done, Consumer<Runnable> initializers) {
    boolean ready = !execution.store().isInitializing() && !execution.branch().isDryRun();
    setConfiguration(view);
    Map<String, @Nullable Object> initArguments = setProperties(view, done);
    boolean pending = ready && !view.isInitialized() && !view.isDestroyed();
    MuranoMethod nativeInit = view.type().methods().get(MuranoMethod.NATIVE_INIT);
    if (pending && nativeInit != null && view.extension() == null) {
      initializers.accept(() -> callNativeInit(nativeInit, view));
    }
    for (MuranoObject parent : view.parentViews()) {
      visit(parent, done, initializers);
    }
    if (pending) {
      initializers.accept(() -> callInit(view, initArguments));
    }
  }

  private void setConfiguration(MuranoObject view) {
    for (MuranoProperty property : view.type().properties().values()) {
      if (property.usage() == PropertyUsage.CONFIG) {
        Object value = execution.configurationOf(view.type()).find(property.name());
        execution.properties().write(view, property.name(), value, null, view.isInitialized());
      }
    }
  }

  /** Sets properties until none is left that needs another one first. */
  private Map<String, @Nullable Object> setProperties(MuranoObject view, Set<String> done) {
    MuranoMethod init = view.type().methods().get(MuranoMethod.INIT);
    Set<String> arguments = init == null ? Set.of() : init.arguments().keySet();
    Set<String> names = new LinkedHashSet<>(view.type().properties().keySet());
    names.addAll(arguments);
    Map<String, @Nullable Object> initArguments = new LinkedHashMap<>();
    int lastFailures = names.size();
    while (true) {
      int failures = 0;
      for (String name : names) {
        if (done.contains(name)) {
          continue;
        }
        if (arguments.contains(name)) {
          initArguments.put(name, supplied.find(name));
          done.add(name);
        } else if (!setProperty(view, name, done)) {
          failures++;
        }
      }
      if (failures == 0) {
        return initArguments;
      }
      if (failures >= lastFailures) {
        throw DslException.circularDependencies();
      }
      lastFailures = failures;
    }
  }

  /** Sets a property; returns false if its default or contract needs another property first. */
  private boolean setProperty(MuranoObject view, String name, Set<String> done) {
    MuranoProperty property = view.type().properties().get(name);
    if (property == null || !isSetHere(property)) {
      done.add(name);
      return true;
    }
    boolean runtime = property.usage() == PropertyUsage.RUNTIME;
    Object value = runtime ? NoValue.INSTANCE : supplied.find(name);
    try {
      execution.properties().write(view, name, value, frame, view.isInitialized());
      done.add(name);
    } catch (UninitializedPropertyException e) {
      return false;
    } catch (ContractViolationException e) {
      if (!runtime) {
        throw e;
      }
    }
    return true;
  }

  private static boolean isSetHere(MuranoProperty property) {
    return switch (property.usage()) {
      case CONFIG, STATIC -> false;
      case RUNTIME -> property.specification().hasDefault();
      default -> true;
    };
  }

  private void callNativeInit(MuranoMethod nativeInit, MuranoObject view) {
    FunctionDefinition body = nativeInit.nativeBody();
    Set<String> accepted =
        body.parameters().stream().map(ParameterDefinition::alias).collect(Collectors.toSet());
    boolean acceptsAll =
        body.parameters().stream()
            .anyMatch(p -> p.placement() == ParameterDefinition.Placement.KEYWORDS);
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    supplied.forEach(
        (name, value) -> {
          if (name instanceof String text && (acceptsAll || accepted.contains(text))) {
            arguments.put(text, value);
          }
        });
    execution.invoker().call(nativeInit, view, CallArguments.of(List.of(), arguments), frame);
  }

  private void callInit(MuranoObject view, Map<String, @Nullable Object> arguments) {
    MuranoMethod init = view.type().methods().get(MuranoMethod.INIT);
    if (init != null) {
      execution.invoker().call(init, object.real(), CallArguments.of(List.of(), arguments), frame);
    }
    view.markInitialized();
  }
}
