/** Tests of the package. */
@NullMarked
package io.murano.conductor.agent;

import org.jspecify.annotations.NullMarked;
