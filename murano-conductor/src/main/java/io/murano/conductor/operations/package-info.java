/**
 * What operators see: running work, agents, figures, health. Uses {@code deployment}, {@code
 * agent}, {@code outbox} and {@code process}.
 */
@NullMarked
package io.murano.conductor.operations;

import org.jspecify.annotations.NullMarked;
