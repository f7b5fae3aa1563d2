/**
 * The administrator's view of what is going on: dead letters, running executions, agents, and the
 * audit of who looked and did what. Allowed neighbours: {@code conductor}, {@code outbox} for
 * confirmed publishing, {@code model} for taking out secrets, {@code policy}, {@code http}.
 */
@NullMarked
package io.murano.api.operations;

import org.jspecify.annotations.NullMarked;
