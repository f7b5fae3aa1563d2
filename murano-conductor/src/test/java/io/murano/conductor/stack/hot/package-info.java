@NullMarked
package io.murano.conductor.stack.hot;

import org.jspecify.annotations.NullMarked;
