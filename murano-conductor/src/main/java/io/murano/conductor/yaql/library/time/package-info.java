/**
 * Dates, times and time spans (contract yaql.md 12.10): arithmetic, properties, free-form parsing
 * in the manner of python-dateutil, {@code strptime} and {@code strftime}. Same neighbours as
 * {@code yaql.library}, which uses it.
 */
@NullMarked
package io.murano.conductor.yaql.library.time;

import org.jspecify.annotations.NullMarked;
