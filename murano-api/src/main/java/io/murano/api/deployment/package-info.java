/**
 * Runs of environments, from the request to the stored result: starting one, storing what the
 * conductor tells about it, finishing it, showing it (contract rest-api §2.6, §3.4–§3.6, messaging
 * §3). Allowed neighbours: {@code domain}, {@code outbox}, {@code policy}, {@code http}.
 */
@NullMarked
package io.murano.api.deployment;

import org.jspecify.annotations.NullMarked;
