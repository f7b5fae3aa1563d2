@NullMarked
package io.murano.conductor.stack.docker;

import org.jspecify.annotations.NullMarked;
