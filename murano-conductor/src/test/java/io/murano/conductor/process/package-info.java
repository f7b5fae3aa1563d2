/** Tests of what the process consists of. */
@NullMarked
package io.murano.conductor.process;

import org.jspecify.annotations.NullMarked;
