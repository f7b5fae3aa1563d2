@NullMarked
package io.murano.api.limits;

import org.jspecify.annotations.NullMarked;
