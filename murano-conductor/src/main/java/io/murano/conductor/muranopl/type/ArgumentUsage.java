package io.murano.conductor.muranopl.type;

import org.jspecify.annotations.Nullable;

/** How values reach an argument. */
public enum ArgumentUsage {
  /** By position or name. */
  STANDARD("Standard"),
  /** Takes all further positional values. */
  VAR_ARGS("VarArgs"),
  /** Takes all further named values. */
  KW_ARGS("KwArgs");

  private final String text;

  ArgumentUsage(String text) {
    this.text = text;
  }

  /** Returns the one written so, or null. */
  static @Nullable ArgumentUsage of(String text) {
    for (ArgumentUsage usage : values()) {
      if (usage.text.equals(text)) {
        return usage;
      }
    }
    return null;
  }

  /** Returns the word used in class files. */
  @Override
  public String toString() {
    return text;
  }
}
