package io.murano.conductor.muranopl.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a Java method as a method of the MuranoPL class. A static Java method is a static MuranoPL
 * method, an instance method is called on the native part of an object.
 *
 * <p>Parameters are what packages pass, under their Java names or the one given by {@link Named}. A
 * parameter of type {@link NativeCall} is not one of them: it tells who calls. Accepted types:
 * {@code String}, {@code long}, {@code int}, {@code double}, {@code boolean} and their boxes;
 * {@code Object} for any value; {@code MuranoObject}, {@code TypeReference}; {@code Lambda} for an
 * unevaluated argument; {@code List}, {@code YaqlDict}, {@code YaqlSequence}, {@code YaqlIterable}
 * and other classes of values. Null is accepted only where the type is annotated with JSpecify's
 * {@code Nullable}.
 *
 * <p>A method may return values of these types, collections of them, Jackson nodes and byte arrays.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NativeMethod {

  /** Name of the MuranoPL method; by default that of the Java method. */
  String value() default "";

  /**
   * Whether a static Java method is an instance method in MuranoPL, one that needs no native part
   * and finds its object with {@link NativeCall#self}.
   */
  boolean onObject() default false;

  /** Whether the method can be called from outside, as an action or static action. */
  boolean exposed() default false;
}
