package io.murano.conductor.muranopl.serialization;

import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.serialization.ObjectSerializer.Options;
import io.murano.conductor.muranopl.type.MuranoProperty;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the model that a task leaves behind. */
public final class ModelSerializer {

  private ModelSerializer() {}

  /**
   * Returns {@code Objects}, {@code ObjectsCopy} and {@code Attributes}.
   *
   * @param root the root object; null if everything was deleted
   */
  public static FrozenDict serialize(Execution execution, @Nullable MuranoObject root) {
    if (root == null) {
      return model(null, null, Tuple.EMPTY);
    }
    ObjectSerializer serializer =
        new ObjectSerializer(execution, new Options(DumpFormat.SERIALIZABLE, false, true, true));
    Object objects = serializer.serialize(root);
    Object copy =
        new ObjectSerializer(execution, new Options(DumpFormat.SERIALIZABLE, false, false, true))
            .serialize(root);
    return model(objects, copy, execution.attributes().serialize(serializer.written()));
  }

  private static FrozenDict model(
      @Nullable Object objects, @Nullable Object copy, Tuple attributes) {
    return FrozenDict.builder(3)
        .put("Objects", objects)
        .put("ObjectsCopy", copy)
        .put("Attributes", attributes)
        .build();
  }

  /** Returns every object that is part of the model of a root. */
  public static Collection<MuranoObject> savedObjects(@Nullable MuranoObject root) {
    Set<MuranoObject> found = Collections.newSetFromMap(new IdentityHashMap<>());
    List<MuranoObject> pending = new ArrayList<>();
    visit(root, found, pending);
    while (!pending.isEmpty()) {
      MuranoObject object = pending.remove(pending.size() - 1);
      for (String name : object.type().allPropertyNames()) {
        MuranoProperty property = serialized(object, name);
        if (property != null && object.hasSlot(name)) {
          visit(object.slot(name), found, pending);
        }
      }
    }
    return found;
  }

  private static @Nullable MuranoProperty serialized(MuranoObject object, String name) {
    for (var view : object.type().views().all()) {
      MuranoProperty property = view.properties().get(name);
      if (property != null && property.usage().isSerialized()) {
        return property;
      }
    }
    return null;
  }

  private static void visit(
      @Nullable Object value, Set<MuranoObject> found, List<MuranoObject> pending) {
    if (value instanceof MuranoObject object) {
      if (found.add(object.real())) {
        pending.add(object.real());
      }
    } else if (value instanceof YaqlSequence || value instanceof YaqlSet) {
      for (Object item : (Iterable<?>) value) {
        visit(item, found, pending);
      }
    } else if (value instanceof YaqlDict dict) {
      dict.values().forEach(item -> visit(item, found, pending));
    }
  }
}
