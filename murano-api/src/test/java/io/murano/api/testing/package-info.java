/** Running api instances for integration tests, and the requests tests send to them. */
@NullMarked
package io.murano.api.testing;

import org.jspecify.annotations.NullMarked;
