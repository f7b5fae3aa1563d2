@NullMarked
package io.murano.conductor.stack.local;

import org.jspecify.annotations.NullMarked;
