package io.murano.conductor.yaql.registration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Refines a parameter of a method with {@link YaqlFunction}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Param {

  /** The value of {@link #defaultValue} that stands for a required parameter. */
  String REQUIRED = "<required>";

  /** The name in expressions; empty to derive it from the parameter's name. */
  String value() default "";

  /**
   * A literal of the language (null, true, 5, 'text') to be used if the argument is absent. A
   * parameter whose default is null accepts null.
   */
  String defaultValue() default REQUIRED;

  /** Whether null is accepted. */
  boolean nullable() default false;

  /** Whether the argument can be passed by name only. */
  boolean keywordOnly() default false;
}
