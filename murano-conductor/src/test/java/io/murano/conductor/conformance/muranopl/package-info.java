/** Runs the recorded cases and tests how they are compared. */
@NullMarked
package io.murano.conductor.conformance.muranopl;

import org.jspecify.annotations.NullMarked;
