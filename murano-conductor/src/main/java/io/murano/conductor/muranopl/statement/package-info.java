/**
 * Statements: one class for each construct (contract muranopl §3.1–3.3), made once per class file
 * and shared between executions. May use execution, expressions and types.
 */
@NullMarked
package io.murano.conductor.muranopl.statement;

import org.jspecify.annotations.NullMarked;
