/** Runs programs of the original against this Murano. Uses the harness and the test kit. */
@NullMarked
package io.murano.e2e.interop;

import org.jspecify.annotations.NullMarked;
