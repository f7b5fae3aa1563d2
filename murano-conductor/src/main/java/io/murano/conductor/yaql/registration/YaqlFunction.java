package io.murano.conductor.yaql.registration;

import io.murano.conductor.yaql.runtime.FunctionKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a Java method a function of the language; see {@link AnnotatedFunctions} for what its
 * parameters mean.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface YaqlFunction {

  /** The name in expressions; empty to derive it from the method's name. */
  String value() default "";

  /** How it can be called. */
  FunctionKind kind() default FunctionKind.FUNCTION;

  /** Whether {@code k => v} arguments stay positional. */
  boolean noKwargs() default false;

  /** Whether functions of the same name in farther contexts are hidden. */
  boolean exclusive() default false;
}
