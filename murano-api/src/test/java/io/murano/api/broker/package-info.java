@NullMarked
package io.murano.api.broker;

import org.jspecify.annotations.NullMarked;
