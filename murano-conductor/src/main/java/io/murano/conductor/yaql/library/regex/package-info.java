/**
 * Regular expressions with the syntax and semantics of Python's {@code re} on top of {@code
 * java.util.regex} (contract yaql.md 12.8). A pattern is parsed, checked by Python's rules and
 * written anew in Java's syntax; matching looks at the evaluation's budget, so that catastrophic
 * backtracking ends with the deadline. Same neighbours as {@code yaql.library}, which uses it.
 */
@NullMarked
package io.murano.conductor.yaql.library.regex;

import org.jspecify.annotations.NullMarked;
