@NullMarked
package io.murano.conductor.stack.address;

import org.jspecify.annotations.NullMarked;
