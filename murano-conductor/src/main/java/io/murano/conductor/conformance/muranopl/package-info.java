/**
 * The conformance suite of MuranoPL: case files, running them step by step, comparison and report.
 */
@NullMarked
package io.murano.conductor.conformance.muranopl;

import org.jspecify.annotations.NullMarked;
