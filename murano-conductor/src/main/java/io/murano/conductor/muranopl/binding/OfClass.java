package io.murano.conductor.muranopl.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Restricts a parameter of type {@code MuranoObject} to a class and its descendants. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface OfClass {

  /** Fully qualified name of the class, looked up from the package of the native class. */
  String value();
}
