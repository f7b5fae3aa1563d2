@NullMarked
package io.murano.conductor.stack.jdbc;

import org.jspecify.annotations.NullMarked;
