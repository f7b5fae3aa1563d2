/** Arithmetic of IP addresses and blocks. Depends on the JDK only. */
@NullMarked
package io.murano.conductor.stack.address;

import org.jspecify.annotations.NullMarked;
