package io.murano.conductor.muranopl.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets other branches of the execution run while the method does. The whole method must then keep
 * away from objects and everything else that belongs to the execution; where only a part blocks,
 * use {@link NativeCall#blocking} for that part instead.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Blocking {}
