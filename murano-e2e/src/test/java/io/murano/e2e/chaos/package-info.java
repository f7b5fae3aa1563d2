/** Deployments while processes are killed at random. */
@NullMarked
package io.murano.e2e.chaos;

import org.jspecify.annotations.NullMarked;
