/**
 * The Python subset of the built-in engine as text and as tree: lexer, parser, syntax tree. Depends
 * on the JDK only.
 */
@NullMarked
package io.murano.agent.body.syntax;

import org.jspecify.annotations.NullMarked;
