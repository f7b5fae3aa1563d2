/**
 * Two doors to a {@link io.murano.conductor.yaql.runtime.FunctionDefinition}: a builder for
 * functions with a Java lambda as body, and annotations on Java methods. Uses {@code yaql.runtime},
 * {@code yaql.type} and {@code yaql.value}.
 */
@NullMarked
package io.murano.conductor.yaql.registration;

import org.jspecify.annotations.NullMarked;
