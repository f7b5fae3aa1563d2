@NullMarked
package io.murano.conductor.stack.simulation;

import org.jspecify.annotations.NullMarked;
