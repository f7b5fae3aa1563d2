package io.murano.conductor.muranopl.object;

import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.value.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The persisted attributes of objects, by object, class of the setter and name. */
public final class AttributeStore {

  private final Map<String, Map<Key, @Nullable Object>> attributes = new LinkedHashMap<>();

  private record Key(String ownerType, @Nullable Object name) {}

  /** Returns a value; null if there is none. */
  public @Nullable Object get(String objectId, MuranoClass ownerType, @Nullable Object name) {
    Map<Key, @Nullable Object> own = attributes.get(objectId);
    return own == null ? null : own.get(new Key(ownerType.name(), name));
  }

  /** Sets a value; null removes it, an object is kept as its id. */
  public void set(
      String objectId, MuranoClass ownerType, @Nullable Object name, @Nullable Object value) {
    put(objectId, new Key(ownerType.name(), name), value);
  }

  /** Adds an attribute as the model has it. */
  public void load(String objectId, String ownerType, String name, @Nullable Object value) {
    if (value != null) {
      put(objectId, new Key(ownerType, name), value);
    }
  }

  private void put(String objectId, Key key, @Nullable Object value) {
    if (value == null) {
      Map<Key, @Nullable Object> own = attributes.get(objectId);
      if (own != null) {
        own.remove(key);
      }
      return;
    }
    Object stored = value instanceof MuranoObject object ? object.id() : value;
    attributes.computeIfAbsent(objectId, id -> new LinkedHashMap<>()).put(key, stored);
  }

  /** Forgets everything about an object. */
  public void forget(String objectId) {
    attributes.remove(objectId);
  }

  /** Returns the attributes of the given objects as the model has them. */
  public Tuple serialize(Set<String> objectIds) {
    java.util.List<Object> result = new java.util.ArrayList<>();
    attributes.forEach(
        (id, own) -> {
          if (objectIds.contains(id)) {
            own.forEach(
                (key, value) -> result.add(Tuple.of(id, key.ownerType(), key.name(), value)));
          }
        });
    return Tuple.copyOf(result);
  }
}
