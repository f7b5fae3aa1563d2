@NullMarked
package io.murano.conductor.stack.config;

import org.jspecify.annotations.NullMarked;
