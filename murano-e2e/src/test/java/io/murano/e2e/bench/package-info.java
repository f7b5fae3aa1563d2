/**
 * Benchmarks over real processes, run on demand by {@code ./murano bench} and never as tests. Each
 * prints one table; figures are for one machine and one run, and stand beside a bare measurement of
 * the same run where there is one.
 */
@NullMarked
package io.murano.e2e.bench;

import org.jspecify.annotations.NullMarked;
