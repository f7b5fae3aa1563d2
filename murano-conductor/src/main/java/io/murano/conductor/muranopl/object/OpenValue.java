package io.murano.conductor.muranopl.object;

import io.murano.conductor.yaql.value.YaqlValue;

/** Stands for the value of a property that a template leaves open; satisfies every contract. */
public final class OpenValue implements YaqlValue {

  @Override
  public String repr() {
    return "<Contract Passkey>";
  }
}
