package io.murano.conductor.muranopl.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the constructor by which native parts of objects are made. Of the values the object is
 * created with it gets those that have the name of a parameter.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.CONSTRUCTOR)
public @interface NativeConstructor {}
