@NullMarked
package io.murano.conductor.stack.heat;

import org.jspecify.annotations.NullMarked;
