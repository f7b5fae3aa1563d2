@NullMarked
package io.murano.api.environment;

import org.jspecify.annotations.NullMarked;
