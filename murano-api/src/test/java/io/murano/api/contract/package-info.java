/** The api as a whole against its contract. */
@NullMarked
package io.murano.api.contract;

import org.jspecify.annotations.NullMarked;
