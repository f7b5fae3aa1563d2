@NullMarked
package io.murano.conductor.system;

import org.jspecify.annotations.NullMarked;
