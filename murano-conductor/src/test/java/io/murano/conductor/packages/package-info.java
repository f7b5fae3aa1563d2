/** Tests of the package. */
@NullMarked
package io.murano.conductor.packages;

import org.jspecify.annotations.NullMarked;
