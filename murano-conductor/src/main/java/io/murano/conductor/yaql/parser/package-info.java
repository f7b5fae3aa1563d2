/**
 * From text to syntax tree: operator table, lexer and precedence-climbing parser (contract yaql.md
 * 2 and 3). Uses {@code yaql.expression} and {@code yaql.error}.
 */
@NullMarked
package io.murano.conductor.yaql.parser;

import org.jspecify.annotations.NullMarked;
