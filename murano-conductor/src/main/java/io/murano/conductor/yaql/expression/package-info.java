/**
 * Syntax trees of expressions: immutable records with source spans, without behaviour. Uses the JDK
 * only.
 */
@NullMarked
package io.murano.conductor.yaql.expression;

import org.jspecify.annotations.NullMarked;
