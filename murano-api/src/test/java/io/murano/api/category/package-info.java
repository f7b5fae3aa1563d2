@NullMarked
package io.murano.api.category;

import org.jspecify.annotations.NullMarked;
