/**
 * AMQP below Spring's containers: channels that one thread owns. Used by {@code messaging} and
 * {@code agent}; uses {@code process} only.
 */
@NullMarked
package io.murano.conductor.amqp;

import org.jspecify.annotations.NullMarked;
