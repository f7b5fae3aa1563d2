package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.yaql.runtime.Context;
import org.jspecify.annotations.Nullable;

/**
 * How to load an object.
 *
 * @param context context of the code that wants the object; null to use one of the object itself
 * @param owner owner of the object, or null
 * @param defaultType class if the definition names none, or null
 * @param scopeType class in whose namespaces types in the definition are resolved, or null
 * @param keepIds whether ids in the definition are kept and may denote known objects
 * @param bypassStore whether the object stays unknown to the session
 */
public record LoadRequest(
    @Nullable Context context,
    @Nullable MuranoObject owner,
    @Nullable MuranoClass defaultType,
    @Nullable MuranoClass scopeType,
    boolean keepIds,
    boolean bypassStore) {

  /** Starts the description of a load on behalf of code, or of nobody. */
  public static Builder builder(@Nullable Context context) {
    return new Builder(context);
  }

  /** Describes a load. */
  public static final class Builder {
    private final @Nullable Context context;
    private @Nullable MuranoObject owner;
    private @Nullable MuranoClass defaultType;
    private @Nullable MuranoClass scopeType;
    private boolean keepIds;
    private boolean bypassStore;

    private Builder(@Nullable Context context) {
      this.context = context;
    }

    /** Sets the owner. */
    public Builder owner(@Nullable MuranoObject value) {
      owner = value;
      return this;
    }

    /** Sets the class to use if the definition names none. */
    public Builder defaultType(@Nullable MuranoClass value) {
      defaultType = value;
      return this;
    }

    /** Sets the class in whose namespaces types are resolved. */
    public Builder scopeType(@Nullable MuranoClass value) {
      scopeType = value;
      return this;
    }

    /** Keeps the ids of the definition. */
    public Builder keepIds() {
      keepIds = true;
      return this;
    }

    /** Keeps the object out of the session's store. */
    public Builder bypassStore() {
      bypassStore = true;
      return this;
    }

    /** Returns the request. */
    public LoadRequest build() {
      return new LoadRequest(context, owner, defaultType, scopeType, keepIds, bypassStore);
    }
  }
}
