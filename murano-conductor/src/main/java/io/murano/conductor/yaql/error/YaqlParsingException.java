package io.murano.conductor.yaql.error;

import io.murano.common.error.ErrorCode;

/** The only exception a parser throws: the text is not an expression. */
public final class YaqlParsingException extends YaqlException {

  private static final long serialVersionUID = 1L;

  private final boolean definedByYaql;

  private YaqlParsingException(
      String name, boolean definedByYaql, String message, SourcePosition position) {
    super(ErrorCode.PACKAGE_CODE, name, message, null);
    this.definedByYaql = definedByYaql;
    locate(position);
  }

  /** A character that starts no token. */
  public static YaqlParsingException illegalCharacter(SourcePosition position) {
    String character =
        new String(Character.toChars(position.source().codePointAt(position.start())));
    return new YaqlParsingException(
        "YaqlLexicalException",
        true,
        "Lexical error: illegal character '" + character + "' at position " + position.offset(),
        position);
  }

  /** A token that cannot stand where it stands; {@code value} is its value as text. */
  public static YaqlParsingException unexpectedToken(String value, SourcePosition position) {
    return new YaqlParsingException(
        "YaqlGrammarException",
        true,
        "Parse error: unexpected '%s' at position %d of expression '%s'"
            .formatted(value, position.offset(), position.source()),
        position);
  }

  /** The text ends before the expression does. */
  public static YaqlParsingException unexpectedEnd(String source) {
    return new YaqlParsingException(
        "YaqlGrammarException",
        true,
        "Parse error: unexpected end of statement",
        new SourcePosition(source, source.length(), source.length()));
  }

  /** An escape sequence in a string that denotes no character. */
  public static YaqlParsingException badEscape(String escape, SourcePosition position) {
    return new YaqlParsingException(
        "UnicodeDecodeError", false, "Cannot decode escape sequence '" + escape + "'", position);
  }

  /** A number with more digits than are accepted. */
  public static YaqlParsingException numberTooLong(int limit, SourcePosition position) {
    return new YaqlParsingException(
        "ValueError", false, "Number has more than " + limit + " digits", position);
  }

  /** The text is longer or nested deeper than the budget allows. */
  public static YaqlParsingException tooLarge(String what, int limit, SourcePosition position) {
    return new YaqlParsingException(
        "YaqlGrammarException",
        true,
        "Parse error: " + what + " exceeds the limit of " + limit,
        position);
  }

  @Override
  protected boolean definedByYaql() {
    return definedByYaql;
  }
}
