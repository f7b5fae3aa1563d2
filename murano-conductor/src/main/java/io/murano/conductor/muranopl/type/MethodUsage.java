package io.murano.conductor.muranopl.type;

import org.jspecify.annotations.Nullable;

/** How a method can be called (contract muranopl §2.4). */
public enum MethodUsage {
  /** On an object, from outside too. */
  ACTION("Action"),
  /** On an object. */
  RUNTIME("Runtime"),
  /** On a type. */
  STATIC("Static"),
  /** On any value its first argument accepts. */
  EXTENSION("Extension");

  private final String text;

  MethodUsage(String text) {
    this.text = text;
  }

  /** Returns the one written so, or null. */
  public static @Nullable MethodUsage of(String text) {
    for (MethodUsage usage : values()) {
      if (usage.text.equals(text)) {
        return usage;
      }
    }
    return null;
  }

  /** Returns whether the method has no object of its own. */
  public boolean isStatic() {
    return this == STATIC || this == EXTENSION;
  }

  /** Returns the word used in class files. */
  @Override
  public String toString() {
    return text;
  }
}
