/** What the services share: the wire contract, error codes, package archives. No service logic. */
@NullMarked
package io.murano.common;

import org.jspecify.annotations.NullMarked;
