@NullMarked
package io.murano.conductor.stack;

import org.jspecify.annotations.NullMarked;
