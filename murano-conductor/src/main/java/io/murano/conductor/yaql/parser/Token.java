package io.murano.conductor.yaql.parser;

import io.murano.conductor.yaql.expression.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * A piece of source text.
 *
 * @param kind what it is
 * @param text operator or punctuation symbol, name, or an empty text for constants
 * @param value value of a constant
 * @param span place in the source
 */
record Token(Kind kind, String text, @Nullable Object value, SourceSpan span) {

  enum Kind {
    VARIABLE,
    CONSTANT,
    KEYWORD,
    FUNCTION,
    OPERATOR,
    PAIR,
    PUNCTUATION,
    END
  }

  boolean is(String punctuation) {
    return kind == Kind.PUNCTUATION && text.equals(punctuation);
  }

  /** Returns the text an error message shows. */
  String shown() {
    return kind == Kind.CONSTANT ? String.valueOf(value) : text;
  }
}
