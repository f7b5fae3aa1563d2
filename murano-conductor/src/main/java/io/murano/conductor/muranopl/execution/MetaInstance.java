package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.type.MuranoClass;
import org.jspecify.annotations.Nullable;

/**
 * A piece of metadata at work.
 *
 * @param object the instance of the metadata class
 * @param declaringType class whose declaration it is attached to
 */
public record MetaInstance(MuranoObject object, MuranoClass declaringType) {

  /** Returns the metadata class. */
  public MuranoClass type() {
    return object.type();
  }

  /** Returns the value of a property of the instance. */
  public @Nullable Object property(String name) {
    return object.slot(name);
  }
}
