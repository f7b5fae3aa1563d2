package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What calls of a method exclude each other (contract muranopl §5.5).
 *
 * @param onThis whether calls on one object do
 * @param onArguments arguments whose values tell calls apart
 */
record Synchronization(boolean onThis, List<String> onArguments) {

  private static final String META = "io.murano.metadata.engine.Synchronize";
  private static final Synchronization DEFAULT = new Synchronization(true, List.of());

  /** Reads the metadata of a method. */
  static Synchronization of(List<MetaInstance> metadata) {
    for (MetaInstance meta : metadata) {
      if (meta.type().name().equals(META)) {
        List<String> names = new ArrayList<>();
        if (meta.property("onArgs") instanceof YaqlSequence list) {
          list.forEach(name -> names.add(String.valueOf(name)));
        }
        return new Synchronization(Values.truth(meta.property("onThis")), List.copyOf(names));
      }
    }
    return DEFAULT;
  }

  private record Key(@Nullable Object scope, MuranoMethod method) {}

  /** Returns what is locked during a call; null if nothing is. */
  @Nullable Object key(
      MuranoMethod method,
      @Nullable MuranoObject object,
      Map<String, ? extends @Nullable Object> arguments) {
    if (!onThis) {
      return values(arguments).isEmpty() ? null : new Key(null, method);
    }
    if (method.isStatic() || object == null) {
      return new Key(method.declaringType(), method);
    }
    return new Key(object.id(), method);
  }

  /** Returns the argument values that tell this call apart. */
  Map<String, @Nullable Object> values(Map<String, ? extends @Nullable Object> arguments) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    for (String name : onArguments) {
      Object value = arguments.get(name);
      if (value != null) {
        result.put(name, value);
      }
    }
    return result;
  }
}
