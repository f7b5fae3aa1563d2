/**
 * The HOT language: templates, parameters, conditions, intrinsic functions and the order of
 * resources, as the Heat Orchestration Template specification defines them. Knows nothing of what
 * resources are. May use the JDK, {@code io.murano.conductor.stack}, the YAQL facade and SnakeYAML;
 * no Spring, no database.
 */
@NullMarked
package io.murano.conductor.stack.hot;

import org.jspecify.annotations.NullMarked;
