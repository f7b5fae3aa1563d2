/** Tests of what tasks and questions mean. */
@NullMarked
package io.murano.conductor.program;

import org.jspecify.annotations.NullMarked;
