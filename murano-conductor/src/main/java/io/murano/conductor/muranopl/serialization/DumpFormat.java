package io.murano.conductor.muranopl.serialization;

import io.murano.conductor.yaql.error.NativeException;

/** How the header of an object is written. */
public enum DumpFormat {
  /** In {@code ?} with the type as text: what models are made of. */
  SERIALIZABLE("Serializable"),
  /** In {@code ?} with the type itself. */
  MIXED("Mixed"),
  /** Beside a key that is the type itself. */
  INLINE("Inline");

  private final String text;

  DumpFormat(String text) {
    this.text = text;
  }

  /**
   * Returns the format of a name.
   *
   * @throws NativeException ValueError if there is none
   */
  public static DumpFormat of(String name) {
    for (DumpFormat format : values()) {
      if (format.text.equals(name)) {
        return format;
      }
    }
    throw NativeException.valueError("Invalid Serialization Type");
  }
}
