package io.murano.conductor.muranopl.packaging;

/** The language version a package is written for: the number in its manifest's {@code Format}. */
public enum RuntimeVersion {
  /** 1.0, the default. */
  V1_0("1.0"),
  /** 1.1. */
  V1_1("1.1"),
  /** 1.2: current YAQL. */
  V1_2("1.2"),
  /** 1.3. */
  V1_3("1.3"),
  /** 1.4: {@code type()} yields a reference. */
  V1_4("1.4");

  private final String text;

  RuntimeVersion(String text) {
    this.text = text;
  }

  /** Returns whether expressions are evaluated with the old YAQL dialect. */
  public boolean isLegacy() {
    return compareTo(V1_1) <= 0;
  }

  /** Returns whether {@code type(object)} yields the name of the class. */
  public boolean typeYieldsName() {
    return compareTo(V1_3) <= 0;
  }

  /** Returns the number, such as {@code 1.4}. */
  @Override
  public String toString() {
    return text;
  }
}
