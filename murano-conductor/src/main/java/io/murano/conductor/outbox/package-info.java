/**
 * Messages to the api that are stored in the transaction that causes them and published afterwards.
 * Uses {@code amqp}, {@code process}, {@code database} and the common module; features write to it.
 */
@NullMarked
package io.murano.conductor.outbox;

import org.jspecify.annotations.NullMarked;
