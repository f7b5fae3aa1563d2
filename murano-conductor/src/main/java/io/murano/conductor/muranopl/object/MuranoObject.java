package io.murano.conductor.muranopl.object;

import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.error.UninitializedPropertyException;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object, or the view of it as one of its ancestor classes. All views share identity and
 * declared properties; each has private slots and a native extension of its own. Views are compared
 * by identity and made on demand.
 */
public final class MuranoObject implements YaqlValue {

  private final MuranoClass type;
  private final Identity identity;
  private final Map<String, @Nullable Object> slots = new LinkedHashMap<>();
  private @Nullable Object extension;
  private boolean initialized;

  /** What all views of an object share. */
  private static final class Identity {
    private final String id;
    private final @Nullable MuranoObject owner;
    private final @Nullable Object name;
    private final @Nullable Object metadata;
    private final Map<String, MuranoObject> views = new HashMap<>();
    private final List<DestructionDependency> dependencies = new ArrayList<>();
    private @Nullable MuranoObject real;
    private @Nullable YaqlValue templatePasskey;
    private boolean destroyed;

    Identity(ObjectHeader header) {
      this.id = header.id();
      this.owner = header.owner();
      this.name = header.name();
      this.metadata = header.metadata();
    }
  }

  private MuranoObject(MuranoClass type, Identity identity) {
    this.type = type;
    this.identity = identity;
    identity.views.put(type.name(), this);
  }

  /** Creates an object that has no values yet. */
  public static MuranoObject create(MuranoClass type, ObjectHeader header) {
    Identity identity = new Identity(header);
    MuranoObject object = new MuranoObject(type, identity);
    identity.real = object;
    return object;
  }

  /** Returns the class of the object or view. */
  public MuranoClass type() {
    return type;
  }

  /** Returns the object itself, which is never a mere view. */
  public MuranoObject real() {
    MuranoObject real = identity.real;
    return real == null ? this : real;
  }

  /** Returns the id. */
  public String id() {
    return identity.id;
  }

  /** Returns the owner, or null. */
  public @Nullable MuranoObject owner() {
    return identity.owner;
  }

  /** Returns the name from the header, normally a text. */
  public @Nullable Object name() {
    return identity.name;
  }

  /** Returns the metadata from the header, normally a dictionary. */
  public @Nullable Object metadata() {
    return identity.metadata;
  }

  /** Returns the view as one of the classes above a view, if there is one. */
  public @Nullable MuranoObject viewAs(MuranoClass wanted) {
    if (wanted.equals(type)) {
      return this;
    }
    for (MuranoClass candidate : real().type.views().from(type)) {
      if (candidate.equals(wanted)) {
        return view(candidate);
      }
    }
    return null;
  }

  /**
   * Returns the view as one of the classes above this view.
   *
   * @throws NativeException TypeError if there is none
   */
  public MuranoObject cast(MuranoClass wanted) {
    MuranoObject view = viewAs(wanted);
    if (view == null) {
      throw NativeException.typeError("Cannot cast " + type + " to " + wanted);
    }
    return view;
  }

  private MuranoObject view(MuranoClass wanted) {
    MuranoObject known = identity.views.get(wanted.name());
    return known == null ? new MuranoObject(wanted, identity) : known;
  }

  /** Returns the views directly above this one, in the order of the class's parents. */
  public List<MuranoObject> parentViews() {
    return real().type.views().parentsOf(type).stream().map(this::view).toList();
  }

  /**
   * Returns the value in a slot of this view; declared properties are slots of the object itself.
   */
  public @Nullable Object slot(String name) {
    Object value = slots.getOrDefault(name, NoValue.INSTANCE);
    if (value == NoValue.INSTANCE) {
      throw new UninitializedPropertyException(name, type.name());
    }
    return value;
  }

  /** Returns whether a slot of this view has a value. */
  public boolean hasSlot(String name) {
    return slots.containsKey(name);
  }

  /** Sets a slot of this view. */
  public void setSlot(String name, @Nullable Object value) {
    slots.put(name, value);
  }

  /** Returns the slots of this view. */
  public Map<String, @Nullable Object> slots() {
    return Collections.unmodifiableMap(slots);
  }

  /** Returns this view and all others that exist. */
  public List<MuranoObject> existingViews() {
    return List.copyOf(identity.views.values());
  }

  /** Returns the native part of this view, or null. */
  public @Nullable Object extension() {
    return extension;
  }

  /** Sets the native part of this view. */
  public void setExtension(@Nullable Object newExtension) {
    extension = newExtension;
  }

  /** Returns whether the initialisers of this view have run. */
  public boolean isInitialized() {
    return initialized;
  }

  /** Notes that the initialisers of this view have run. */
  public void markInitialized() {
    initialized = true;
  }

  /** Returns whether the object is destroyed: its data can be read, its methods refuse. */
  public boolean isDestroyed() {
    return identity.destroyed;
  }

  /** Notes that the object is destroyed. */
  public void markDestroyed() {
    identity.destroyed = true;
  }

  /**
   * Fails if the object is destroyed.
   *
   * @throws DslException ObjectDestroyedError
   */
  public void requireAlive() {
    if (identity.destroyed) {
      throw DslException.objectDestroyed(repr());
    }
  }

  /** Returns who wants to know of the object's destruction; the list is live. */
  public List<DestructionDependency> destructionDependencies() {
    return identity.dependencies;
  }

  /** Returns the mark of the template run that made this object, or null. */
  public @Nullable YaqlValue templatePasskey() {
    return identity.templatePasskey;
  }

  /** Marks the object as made while validating a template. */
  public void setTemplatePasskey(YaqlValue passkey) {
    identity.templatePasskey = passkey;
  }

  /** Returns the nearest owner whose class is or descends from a class, or null. */
  public @Nullable MuranoObject findOwner(MuranoClass wanted) {
    for (MuranoObject owner = owner(); owner != null; owner = owner.owner()) {
      if (wanted.isCompatible(owner.type())) {
        return owner;
      }
    }
    return null;
  }

  /** Returns whether an object is among the owners, at any distance. */
  public boolean isOwnedBy(@Nullable Object candidate) {
    for (MuranoObject owner = owner(); owner != null; owner = owner.owner()) {
      if (owner == candidate) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String repr() {
    return "<" + type.name() + "/" + type.version() + " " + id() + ">";
  }

  @Override
  public String typeName() {
    return "MuranoObject";
  }

  @Override
  public String toString() {
    return repr();
  }
}
