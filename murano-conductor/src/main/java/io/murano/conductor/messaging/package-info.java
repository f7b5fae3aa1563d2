/**
 * What comes from the api over the broker: tasks, cancellations, questions. Thin: it reads, decides
 * between acknowledging, waiting and the dead-letter queue, and hands over to {@code deployment}
 * and {@code request}.
 */
@NullMarked
package io.murano.conductor.messaging;

import org.jspecify.annotations.NullMarked;
