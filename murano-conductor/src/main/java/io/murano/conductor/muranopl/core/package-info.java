/**
 * Native parts of the classes of the core library that belong to the language itself. May use
 * everything below the facade.
 */
@NullMarked
package io.murano.conductor.muranopl.core;

import org.jspecify.annotations.NullMarked;
