/**
 * What can go wrong while an expression is parsed or evaluated. Every exception carries the name
 * under which the Python engine raised it, because packages catch errors by these names. May use
 * {@code common.error} only.
 */
@NullMarked
package io.murano.conductor.yaql.error;

import org.jspecify.annotations.NullMarked;
