package io.murano.conductor.yaql.value;

/** The marker that stands for an omitted argument or an absent default. */
public enum NoValue implements YaqlValue {
  /** The only instance. */
  INSTANCE;

  @Override
  public String repr() {
    return "<NoValue>";
  }

  @Override
  public String typeName() {
    return "MarkerClass";
  }
}
