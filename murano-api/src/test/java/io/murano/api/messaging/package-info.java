@NullMarked
package io.murano.api.messaging;

import org.jspecify.annotations.NullMarked;
