/**
 * One supervised connection to the broker: takes plans, publishes results. Uses plan and store; the
 * only place that knows AMQP.
 */
@NullMarked
package io.murano.agent.messaging;

import org.jspecify.annotations.NullMarked;
