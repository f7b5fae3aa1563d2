package io.murano.conductor.muranopl.object;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects by id. The store of a session holds every object that has been initialised; the store of
 * a load in progress has it as parent and holds the objects of that load under the ids they are
 * written with.
 */
public final class ObjectStore {

  private final @Nullable ObjectStore parent;
  private final Map<String, MuranoObject> objects = new LinkedHashMap<>();
  private boolean initializing;

  /** Creates the store of a session. */
  public ObjectStore() {
    this(null);
  }

  /** Creates the store of a load in progress. */
  public ObjectStore(@Nullable ObjectStore parent) {
    this.parent = parent;
  }

  /** Returns the store that is asked for what this one lacks; null for the store of a session. */
  public @Nullable ObjectStore parent() {
    return parent;
  }

  /** Returns the object with an id here or in the parents, or null. */
  public @Nullable MuranoObject get(String id) {
    MuranoObject own = objects.get(id);
    return own != null || parent == null ? own : parent.get(id);
  }

  /** Returns the object this store itself holds under an id, or null. */
  public @Nullable MuranoObject getOwn(String id) {
    return objects.get(id);
  }

  /** Adds an object under an id. */
  public void put(String id, MuranoObject object) {
    objects.put(id, object);
  }

  /** Removes an object. */
  public void remove(String id) {
    objects.remove(id);
  }

  /** Returns the objects of this store itself, oldest first; a copy. */
  public Collection<MuranoObject> objects() {
    return List.copyOf(objects.values());
  }

  /** Removes all objects. */
  public void clear() {
    objects.clear();
  }

  /** Returns whether a load is in its first pass, in which ids may still be unknown. */
  public boolean isInitializing() {
    return initializing;
  }

  /** Notes whether a load is in its first pass. */
  public void setInitializing(boolean firstPass) {
    initializing = firstPass;
  }
}
