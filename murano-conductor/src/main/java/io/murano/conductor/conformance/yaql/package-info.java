/**
 * The conformance suite of YAQL: case files, test fixtures, the Murano flavours without an object
 * model, comparison and report.
 */
@NullMarked
package io.murano.conductor.conformance.yaql;

import org.jspecify.annotations.NullMarked;
