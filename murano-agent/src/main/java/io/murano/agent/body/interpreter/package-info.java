/** Executes the syntax tree of a body. Uses syntax, value, library and the body port. */
@NullMarked
package io.murano.agent.body.interpreter;

import org.jspecify.annotations.NullMarked;
