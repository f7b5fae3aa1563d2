/** Tests of the engine as its users see it. */
@NullMarked
package io.murano.conductor.muranopl;

import org.jspecify.annotations.NullMarked;
