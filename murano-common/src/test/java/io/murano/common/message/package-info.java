@NullMarked
package io.murano.common.message;

import org.jspecify.annotations.NullMarked;
