package io.murano.conductor.muranopl.testing;

import io.murano.conductor.muranopl.execution.ClassLayers;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.execution.MethodMocks;
import io.murano.conductor.muranopl.execution.NativeReferences;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Convention;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.Payload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The methods one test has replaced, by class name: all objects of exactly that class are affected.
 * The last replacement of a method counts.
 */
final class Mocks implements MethodMocks, NativeReferences {

  private final Execution execution;
  private final Map<String, Map<String, List<FunctionDefinition>>> replaced = new HashMap<>();
  private final Map<MuranoClass, Context> layers = new HashMap<>();
  private final List<@Nullable Object> references = new ArrayList<>();

  private Mocks(Execution execution) {
    this.execution = execution;
  }

  /** Lets a test replace methods. */
  static void install(Execution execution) {
    Mocks mocks = new Mocks(execution);
    execution.setMocks(mocks);
    execution.garbageCollector().addHolder(mocks);
  }

  static Mocks of(Execution execution) {
    if (execution.mocks() instanceof Mocks mocks) {
      return mocks;
    }
    throw new IllegalStateException("methods can be replaced in tests only");
  }

  /**
   * Replaces a method.
   *
   * @param type class whose objects are affected
   * @param method the method as the class has it
   * @param body what is done instead
   * @param references what has to stay alive for it
   */
  void replace(MuranoClass type, MuranoMethod method, Payload body, Object... references) {
    replaced
        .computeIfAbsent(type.name(), name -> new LinkedHashMap<>())
        .put(method.name(), ClassLayers.standIns(method, body));
    this.references.addAll(List.of(references));
    layers.clear();
    execution.setMocks(this);
  }

  @Override
  public Context inFrontOf(Context methods, MuranoClass type) {
    Map<String, List<FunctionDefinition>> mocks = replaced.get(type.name());
    if (mocks == null) {
      return methods;
    }
    return layers.computeIfAbsent(
        type,
        key -> {
          Context layer = Context.root(Convention.CAMEL_CASE);
          mocks.values().forEach(definitions -> definitions.forEach(layer::register));
          return Context.linked(methods, layer);
        });
  }

  @Override
  public void visitReferences(Consumer<@Nullable Object> visitor) {
    references.forEach(visitor);
  }
}
