/**
 * Turns the topology into Spring AMQP declarations and messages. The only place in common that
 * knows Spring.
 */
@NullMarked
package io.murano.common.amqp;

import org.jspecify.annotations.NullMarked;
