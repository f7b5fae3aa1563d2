package io.murano.agent.body.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A piece of the text.
 *
 * @param type its kind
 * @param text its characters; for strings the content, escapes resolved, except for format strings
 * @param line its line, from 1
 * @param value the number, or whether a format string is raw; null for other kinds
 */
record Token(TokenType type, String text, int line, @Nullable Object value) {

  boolean is(TokenType wanted, String wantedText) {
    return type == wanted && text.equals(wantedText);
  }

  boolean isOperator(String wanted) {
    return is(TokenType.OPERATOR, wanted);
  }

  boolean isKeyword(String wanted) {
    return is(TokenType.KEYWORD, wanted);
  }
}
