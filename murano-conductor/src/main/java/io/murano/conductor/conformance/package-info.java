/**
 * What the conformance suites of the two languages share: case files, verdicts and the report. Uses
 * JSON only; the suites and the command line use it.
 */
@NullMarked
package io.murano.conductor.conformance;

import org.jspecify.annotations.NullMarked;
