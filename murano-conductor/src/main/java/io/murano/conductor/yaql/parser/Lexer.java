package io.murano.conductor.yaql.parser;

import io.murano.conductor.yaql.error.SourcePosition;
import io.murano.conductor.yaql.error.YaqlParsingException;
import io.murano.conductor.yaql.expression.SourceSpan;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads tokens on demand, so that the first error from the left wins (contract yaql.md 2). */
final class Lexer {

  private static final String PUNCTUATION = "()[]{},";
  private static final int MAX_INTEGER_DIGITS = 4300;

  private final String source;
  private final OperatorTable operators;
  private final @Nullable String pairOperator;
  private int position;

  Lexer(String source, OperatorTable operators, @Nullable String pairOperator) {
    this.source = source;
    this.operators = operators;
    this.pairOperator = pairOperator;
  }

  Token next() {
    while (position < source.length() && " \t\r\n".indexOf(source.charAt(position)) >= 0) {
      position++;
    }
    int start = position;
    if (start == source.length()) {
      return new Token(Token.Kind.END, "", null, new SourceSpan(start, start));
    }
    int c = source.codePointAt(start);
    if (c == '$') {
      position = endOfWord(start + 1);
      return token(Token.Kind.VARIABLE, start, null);
    }
    if (isWordChar(c) && atBoundary(start)) {
      return isDigit(c) ? number(start) : word(start);
    }
    if (c == '\'' || c == '"' || c == '`') {
      return string(start, (char) c);
    }
    return symbol(start);
  }

  private Token number(int start) {
    int end = endOfDigits(start);
    boolean fraction = false;
    if (end + 1 < source.length()
        && source.charAt(end) == '.'
        && isDigit(source.codePointAt(end + 1))) {
      int fractionEnd = endOfDigits(end + 1);
      if (isEndOfWord(fractionEnd)) {
        end = fractionEnd;
        fraction = true;
      }
    }
    if (!fraction && !isEndOfWord(end)) {
      throw YaqlParsingException.illegalCharacter(at(start, start + 1));
    }
    position = end;
    String digits = asciiDigits(start, end);
    Object value;
    if (fraction) {
      value = Double.parseDouble(digits);
    } else if (digits.length() > MAX_INTEGER_DIGITS) {
      throw YaqlParsingException.numberTooLong(MAX_INTEGER_DIGITS, at(start, end));
    } else {
      BigInteger big = new BigInteger(digits);
      value = big.bitLength() < 64 ? (Object) big.longValue() : big;
    }
    return new Token(Token.Kind.CONSTANT, "", value, new SourceSpan(start, end));
  }

  private String asciiDigits(int start, int end) {
    StringBuilder digits = new StringBuilder();
    for (int i = start; i < end; i += Character.charCount(source.codePointAt(i))) {
      int c = source.codePointAt(i);
      digits.append(c == '.' ? "." : Character.digit(c, 10));
    }
    return digits.toString();
  }

  private Token word(int start) {
    int end = endOfWord(start);
    if (end < source.length() && source.charAt(end) == '(') {
      position = end + 1;
      return new Token(
          Token.Kind.FUNCTION, source.substring(start, end), null, new SourceSpan(start, end));
    }
    if (source.startsWith("__", start)) {
      throw YaqlParsingException.illegalCharacter(at(start, start + 1));
    }
    position = end;
    String word = source.substring(start, end);
    if (operators.isOperatorWord(word)) {
      return token(Token.Kind.OPERATOR, start, null);
    }
    return switch (word) {
      case "true" -> token(Token.Kind.CONSTANT, start, true);
      case "false" -> token(Token.Kind.CONSTANT, start, false);
      case "null" -> token(Token.Kind.CONSTANT, start, null);
      default -> token(Token.Kind.KEYWORD, start, word);
    };
  }

  private Token string(int start, char quote) {
    int i = start + 1;
    while (i < source.length() && source.charAt(i) != quote) {
      if (source.charAt(i) == '\\') {
        i++;
        if (i == source.length() || source.charAt(i) == '\n') {
          throw YaqlParsingException.illegalCharacter(at(start, start + 1));
        }
      }
      i++;
    }
    if (i >= source.length()) {
      throw YaqlParsingException.illegalCharacter(at(start, start + 1));
    }
    position = i + 1;
    String body = source.substring(start + 1, i);
    String value =
        quote == '`' ? body.replace("\\`", "`") : Escapes.decode(body, at(start, position));
    return token(Token.Kind.CONSTANT, start, value);
  }

  private Token symbol(int start) {
    if (pairOperator != null && source.startsWith(pairOperator, start)) {
      position = start + pairOperator.length();
      return token(Token.Kind.PAIR, start, null);
    }
    for (String symbol : operators.symbols()) {
      if (source.startsWith(symbol, start)) {
        position = start + symbol.length();
        return token(Token.Kind.OPERATOR, start, null);
      }
    }
    if (PUNCTUATION.indexOf(source.charAt(start)) < 0) {
      throw YaqlParsingException.illegalCharacter(
          at(start, start + Character.charCount(source.codePointAt(start))));
    }
    position = start + 1;
    return token(Token.Kind.PUNCTUATION, start, null);
  }

  private Token token(Token.Kind kind, int start, @Nullable Object value) {
    return new Token(
        kind, source.substring(start, position), value, new SourceSpan(start, position));
  }

  private SourcePosition at(int start, int end) {
    return new SourcePosition(source, start, end);
  }

  private int endOfWord(int from) {
    int i = from;
    while (i < source.length() && isWordChar(source.codePointAt(i))) {
      i += Character.charCount(source.codePointAt(i));
    }
    return i;
  }

  private int endOfDigits(int from) {
    int i = from;
    while (i < source.length() && isDigit(source.codePointAt(i))) {
      i += Character.charCount(source.codePointAt(i));
    }
    return i;
  }

  private boolean atBoundary(int index) {
    return index == 0 || !isWordChar(source.codePointBefore(index));
  }

  private boolean isEndOfWord(int index) {
    return index == source.length() || !isWordChar(source.codePointAt(index));
  }

  private static boolean isDigit(int c) {
    return c < 0x80 ? c >= '0' && c <= '9' : Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
  }

  private static boolean isWordChar(int c) {
    if (c < 0x80) {
      return c == '_' || Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }
}
