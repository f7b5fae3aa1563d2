package io.murano.conductor.muranopl.error;

/** A property is read that has no value yet. */
public final class UninitializedPropertyException extends DslException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception for a property of a class. */
  public UninitializedPropertyException(String name, String className) {
    super(
        "UninitializedPropertyAccessError",
        "Access to uninitialized property \"%s\" in class \"%s\" is forbidden"
            .formatted(name, className));
  }
}
