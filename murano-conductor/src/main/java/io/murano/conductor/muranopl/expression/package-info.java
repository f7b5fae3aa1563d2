/**
 * Expressions of class files and data that contains them: made once per package, evaluated in the
 * frame of whoever runs them. May use YAQL and the YAML dialect.
 */
@NullMarked
package io.murano.conductor.muranopl.expression;

import org.jspecify.annotations.NullMarked;
