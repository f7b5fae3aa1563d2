package io.murano.agent.body.value;

import java.util.function.Predicate;

/**
 * A built-in type, as bodies use it: to convert and to ask what a value is.
 *
 * @param name its name
 * @param instances which values are of it
 * @param conversion what calling it does
 */
public record PyType(String name, Predicate<Object> instances, Builtin.Code conversion)
    implements PyCallable {

  @Override
  public String typeName() {
    return "type";
  }

  @Override
  public Object call(Arguments arguments) {
    return conversion.call(arguments);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PyType type && name.equals(type.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
