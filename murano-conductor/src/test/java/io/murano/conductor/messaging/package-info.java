/** Tests of the package. */
@NullMarked
package io.murano.conductor.messaging;

import org.jspecify.annotations.NullMarked;
