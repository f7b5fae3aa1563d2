package io.murano.conductor.muranopl.testing;

/**
 * A test: a method of a test class.
 *
 * @param className fully qualified name of the class
 * @param method name of the method
 */
public record TestName(String className, String method) {

  @Override
  public String toString() {
    return className + "." + method;
  }
}
