/** Tests of the package. */
@NullMarked
package io.murano.conductor.outbox;

import org.jspecify.annotations.NullMarked;
