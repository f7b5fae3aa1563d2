/**
 * The concrete parameter types (contract yaql.md 6.3) and the conversion of data on its way in.
 * Uses {@code yaql.runtime}, {@code yaql.expression}, {@code yaql.value} and {@code yaql.error}.
 */
@NullMarked
package io.murano.conductor.yaql.type;

import org.jspecify.annotations.NullMarked;
