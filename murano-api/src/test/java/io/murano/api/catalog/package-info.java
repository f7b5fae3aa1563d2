@NullMarked
package io.murano.api.catalog;

import org.jspecify.annotations.NullMarked;
