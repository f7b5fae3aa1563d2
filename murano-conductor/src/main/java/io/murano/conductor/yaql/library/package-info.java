/**
 * The standard library, one class for each family of the original (contract yaql.md 12 and 13).
 * Families register declaratively; bodies are static methods. Uses {@code yaql.registration},
 * {@code yaql.runtime}, {@code yaql.type}, {@code yaql.value} and {@code yaql.error}.
 */
@NullMarked
package io.murano.conductor.yaql.library;

import org.jspecify.annotations.NullMarked;
