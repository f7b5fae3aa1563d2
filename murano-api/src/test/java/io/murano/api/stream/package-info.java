@NullMarked
package io.murano.api.stream;

import org.jspecify.annotations.NullMarked;
