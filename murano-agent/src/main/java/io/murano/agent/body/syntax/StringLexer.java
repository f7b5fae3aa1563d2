package io.murano.agent.body.syntax;

import java.util.Locale;
import java.util.Set;

/** Reads one string literal with its prefix and resolves escapes. Owned by one thread. */
final class StringLexer {

  private static final Set<String> PREFIXES = Set.of("r", "u", "b", "f", "br", "rb", "fr", "rf");
  private static final String SIMPLE_ESCAPES = "\\'\"abfnrtv";
  private static final String SIMPLE_VALUES = "\\'\"\u0007\b\f\n\r\t\u000b";
  private static final int MAX_BYTE = 0xFF;

  private final String text;
  private final boolean raw;
  private final boolean bytes;
  private final boolean format;
  private final StringBuilder content = new StringBuilder();
  private final int firstLine;
  private int position;
  private int line;

  /**
   * Creates a lexer.
   *
   * @param position where the opening quote is
   * @param prefix letters before the quote
   */
  StringLexer(String text, int position, int line, String prefix) {
    String letters = prefix.toLowerCase(Locale.ROOT);
    this.text = text;
    this.position = position;
    this.line = line;
    this.firstLine = line;
    this.raw = letters.contains("r");
    this.bytes = letters.contains("b");
    this.format = letters.contains("f");
  }

  static boolean isPrefix(String name) {
    return PREFIXES.contains(name.toLowerCase(Locale.ROOT));
  }

  int end() {
    return position;
  }

  int line() {
    return line;
  }

  Token read() {
    String quote = quote();
    position += quote.length();
    while (!text.startsWith(quote, position)) {
      if (position >= text.length() || (quote.length() == 1 && text.charAt(position) == '\n')) {
        throw new BodySyntaxException(unterminated(quote), firstLine);
      }
      character();
    }
    position += quote.length();
    TokenType type = bytes ? TokenType.BYTES : format ? TokenType.FORMAT_STRING : TokenType.STRING;
    return new Token(type, content.toString(), firstLine, raw);
  }

  /** Resolves the escapes of a piece of a format string. */
  static String unescape(String piece, int line) {
    StringLexer lexer = new StringLexer(piece, 0, line, "");
    while (lexer.position < piece.length()) {
      lexer.character();
    }
    return lexer.content.toString();
  }

  private String quote() {
    String single = text.substring(position, position + 1);
    return text.startsWith(single.repeat(3), position) ? single.repeat(3) : single;
  }

  private String unterminated(String quote) {
    return quote.length() == 1
        ? "unterminated string literal (detected at line %d)".formatted(line + 1)
        : "unterminated triple-quoted string literal (detected at line %d)".formatted(line + 1);
  }

  private void character() {
    char c = text.charAt(position);
    if (c == '\n') {
      line++;
    }
    if (c == '\\' && position + 1 < text.length()) {
      escape(text.charAt(position + 1));
      return;
    }
    if (bytes && c > 0x7F) {
      throw new BodySyntaxException("bytes can only contain ASCII literal characters", line);
    }
    content.append(c);
    position++;
  }

  private void escape(char c) {
    if (raw || format) {
      content.append('\\').append(c);
      position += 2;
      line += c == '\n' ? 1 : 0;
      return;
    }
    int simple = SIMPLE_ESCAPES.indexOf(c);
    if (simple >= 0) {
      content.append(SIMPLE_VALUES.charAt(simple));
      position += 2;
    } else if (c == '\n') {
      line++;
      position += 2;
    } else if (c >= '0' && c <= '7') {
      octal();
    } else if (c == 'x') {
      hexadecimal(2);
    } else if (c == 'u' && !bytes) {
      hexadecimal(4);
    } else if (c == 'U' && !bytes) {
      hexadecimal(8);
    } else if (c == 'N' && !bytes) {
      named();
    } else {
      content.append('\\').append(c);
      position += 2;
    }
  }

  private void octal() {
    int value = 0;
    int digits = 0;
    position++;
    while (digits < 3
        && position < text.length()
        && "01234567".indexOf(text.charAt(position)) >= 0) {
      value = value * 8 + (text.charAt(position) - '0');
      digits++;
      position++;
    }
    content.append((char) (bytes ? value & MAX_BYTE : value));
  }

  private void hexadecimal(int digits) {
    int start = position + 2;
    try {
      int value = Integer.parseInt(text.substring(start, start + digits), 16);
      content.appendCodePoint(value);
      position = start + digits;
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new BodySyntaxException(
          "(unicode error) truncated or invalid \\" + text.charAt(position + 1) + " escape", line);
    }
  }

  private void named() {
    int close = text.indexOf('}', position);
    if (position + 2 >= text.length() || text.charAt(position + 2) != '{' || close < 0) {
      throw new BodySyntaxException("(unicode error) malformed \\N character escape", line);
    }
    try {
      content.appendCodePoint(Character.codePointOf(text.substring(position + 3, close)));
    } catch (IllegalArgumentException e) {
      throw new BodySyntaxException("(unicode error) unknown Unicode character name", line);
    }
    position = close + 1;
  }
}
