/**
 * The values expressions work on and what Python says about them: equality, hash, truth, text,
 * arithmetic (contract yaql.md sections 1 and 11). Uses {@code yaql.error} and the JDK only.
 *
 * <p>null, {@link java.lang.Boolean}, {@link java.lang.Long} (or {@link java.math.BigInteger}
 * beyond 64 bits, always normalised), {@link java.lang.Double} and {@link java.lang.String} stand
 * for themselves; lists, dictionaries, sets, iterators and times are classes of this package. Any
 * other class may take part by implementing {@link io.murano.conductor.yaql.value.YaqlValue}.
 */
@NullMarked
package io.murano.conductor.yaql.value;

import org.jspecify.annotations.NullMarked;
