@NullMarked
package io.murano.api.outbox;

import org.jspecify.annotations.NullMarked;
