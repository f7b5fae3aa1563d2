package io.murano.conductor.muranopl.object;

import io.murano.conductor.yaql.value.YaqlValue;

/**
 * Stands for an object that is mentioned before it is defined, during the first pass of a load.
 *
 * @param id the id that is mentioned
 */
public record ForwardReference(String id) implements YaqlValue {

  @Override
  public String typeName() {
    return "ObjRef";
  }
}
