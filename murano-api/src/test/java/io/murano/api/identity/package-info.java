@NullMarked
package io.murano.api.identity;

import org.jspecify.annotations.NullMarked;
