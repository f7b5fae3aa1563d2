/**
 * The string function {@code format} with Python's templates and format specifications, made safe:
 * fields reach items, never attributes (contract yaql.md 12.7). Same neighbours as {@code
 * yaql.library}, which uses it.
 */
@NullMarked
package io.murano.conductor.yaql.library.format;

import org.jspecify.annotations.NullMarked;
