/** End-to-end tests and benchmarks: whole installations of real processes. No main code. */
@NullMarked
package io.murano.e2e;

import org.jspecify.annotations.NullMarked;
