package io.murano.conductor.muranopl.type;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What metadata can be attached to (contract muranopl §2.6). */
public enum MetaTarget {
  /** A package. */
  PACKAGE("Package"),
  /** A class. */
  TYPE("Type"),
  /** A property. */
  PROPERTY("Property"),
  /** A method. */
  METHOD("Method"),
  /** An argument of a method. */
  ARGUMENT("Argument");

  private final String text;

  MetaTarget(String text) {
    this.text = text;
  }

  /** Returns the one written so, or null. */
  public static @Nullable MetaTarget of(String text) {
    for (MetaTarget target : values()) {
      if (target.text.equals(text)) {
        return target;
      }
    }
    return null;
  }

  /** Returns all targets. */
  public static Set<MetaTarget> all() {
    return EnumSet.allOf(MetaTarget.class);
  }

  /** Returns the word used in class files. */
  @Override
  public String toString() {
    return text;
  }
}
