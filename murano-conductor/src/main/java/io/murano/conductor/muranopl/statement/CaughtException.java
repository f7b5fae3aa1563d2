package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.yaql.value.YaqlValue;

/**
 * The exception behind an {@code io.murano.Exception} object, its {@code nativeException}.
 *
 * @param exception the exception
 */
public record CaughtException(MuranoPlException exception) implements YaqlValue {

  @Override
  public String repr() {
    return String.valueOf(exception.getMessage());
  }

  @Override
  public String typeName() {
    return "MuranoPlException";
  }
}
