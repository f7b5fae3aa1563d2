/**
 * Questions to the conductors and their answers, over the broker with a deadline (contract
 * messaging §3.4). Allowed neighbours: {@code error}, {@code outbox} for the queues, {@code
 * io.murano.common}.
 */
@NullMarked
package io.murano.api.conductor;

import org.jspecify.annotations.NullMarked;
