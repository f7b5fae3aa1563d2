package io.murano.conductor.muranopl.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a Java class as the native part of a MuranoPL class. What a class file of the same name
 * declares is added to it. An instance of the Java class is made for each object, and for each
 * class it is an ancestor of, if the Java class has a constructor marked with {@link
 * NativeConstructor}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NativeClass {

  /** Fully qualified name of the MuranoPL class. */
  String value();

  /**
   * Name of the package the class belongs to. By default the class belongs to whichever package
   * lists it in its manifest.
   */
  String packageName() default "";
}
