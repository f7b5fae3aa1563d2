package io.murano.conductor.muranopl.type;

import org.jspecify.annotations.Nullable;

/** Where a property's value comes from and goes to (contract muranopl §2.3). */
public enum PropertyUsage {
  /** From the model; immutable. */
  IN("In"),
  /** To the model. */
  OUT("Out"),
  /** From and to the model. */
  IN_OUT("InOut"),
  /** Neither from nor to the model. */
  RUNTIME("Runtime"),
  /** Like {@link #IN}. */
  CONST("Const"),
  /** From the class configuration. */
  CONFIG("Config"),
  /** One value per class and execution. */
  STATIC("Static");

  private final String text;

  PropertyUsage(String text) {
    this.text = text;
  }

  /** Returns the one written so, or null. */
  static @Nullable PropertyUsage of(String text) {
    for (PropertyUsage usage : values()) {
      if (usage.text.equals(text)) {
        return usage;
      }
    }
    return null;
  }

  /** Returns whether the class and its relatives may change the value at any time. */
  public boolean isWritable() {
    return this != IN && this != CONST;
  }

  /** Returns whether the value is part of the serialised object. */
  public boolean isSerialized() {
    return this != RUNTIME && this != CONFIG;
  }

  /** Returns the word used in class files. */
  @Override
  public String toString() {
    return text;
  }
}
