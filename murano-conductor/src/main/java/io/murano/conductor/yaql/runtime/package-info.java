/**
 * The machine that runs expressions: contexts, function definitions, overload resolution,
 * executable nodes, budgets. Knows parameter types as an interface only. Uses {@code
 * yaql.expression}, {@code yaql.value} and {@code yaql.error}.
 *
 * <p>Way of a call: a {@link io.murano.conductor.yaql.runtime.ExecutableNode} asks its {@link
 * io.murano.conductor.yaql.runtime.Context} for the visible functions, makes (or remembers) a plan
 * of the overloads that can be meant, evaluates the eager arguments, chooses, converts and invokes.
 */
@NullMarked
package io.murano.conductor.yaql.runtime;

import org.jspecify.annotations.NullMarked;
