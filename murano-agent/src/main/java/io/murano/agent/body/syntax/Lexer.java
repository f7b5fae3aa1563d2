package io.murano.agent.body.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Cuts a body into tokens, indentation included, by Python's rules. The first line's indentation is
 * that of the whole. Owned by one thread.
 */
final class Lexer {

  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  private static final List<String> OPERATORS =
      List.of(
          "**=", "//=", ">>=", "<<=", "...", "!=", ">=", "<=", "==", "->", "+=", "-=", "*=", "/=",
          "%=", "&=", "|=", "^=", "@=", ":=", "**", "//", "<<", ">>", "+", "-", "*", "/", "%", "@",
          "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Integer> indents = new ArrayDeque<>();
  private final Deque<Token> brackets = new ArrayDeque<>();
  private int position;
  private int line = 1;

  private Lexer(String text) {
    this.text = text;
  }

  /**
   * Cuts a text into tokens; the last one is an end.
   *
   * @throws BodySyntaxException if something in it is no token
   */
  static List<Token> tokenize(String text) {
    Lexer lexer = new Lexer(text.replace("\r\n", "\n").replace('\r', '\n'));
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    boolean lineStart = true;
    while (position < text.length()) {
      if (lineStart) {
        lineStart = false;
        lineStart = indentation();
        continue;
      }
      char c = text.charAt(position);
      if (c == '\n') {
        lineStart = endLine();
      } else if (c == ' ' || c == '\t' || c == '\f') {
        position++;
      } else if (c == '#') {
        skipComment();
      } else if (c == '\\' && position + 1 < text.length() && text.charAt(position + 1) == '\n') {
        position += 2;
        line++;
      } else {
        token(c);
      }
    }
    finish();
  }

  /** Returns whether the line is blank and was skipped. */
  private boolean indentation() {
    int width = 0;
    while (position < text.length() && " \t\f".indexOf(text.charAt(position)) >= 0) {
      width++;
      position++;
    }
    if (position >= text.length()) {
      return false;
    }
    char c = text.charAt(position);
    if (c == '#') {
      skipComment();
    }
    if (position >= text.length()) {
      return false;
    }
    if (text.charAt(position) == '\n') {
      position++;
      line++;
      return true;
    }
    indent(width);
    return false;
  }

  private void indent(int width) {
    if (indents.isEmpty()) {
      indents.push(width);
      return;
    }
    if (width > top(indents)) {
      indents.push(width);
      add(TokenType.INDENT, "");
    }
    while (width < top(indents) && indents.size() > 1) {
      indents.pop();
      add(TokenType.DEDENT, "");
    }
    if (width != top(indents)) {
      throw error("unindent does not match any outer indentation level");
    }
  }

  /** Returns whether a logical line has ended. */
  private boolean endLine() {
    position++;
    boolean ends = brackets.isEmpty();
    if (ends) {
      add(TokenType.NEWLINE, "");
    }
    line++;
    return ends;
  }

  private void skipComment() {
    while (position < text.length() && text.charAt(position) != '\n') {
      position++;
    }
  }

  private void token(char c) {
    if (Character.isUnicodeIdentifierStart(text.codePointAt(position)) || c == '_') {
      name();
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      number();
    } else if (c == '"' || c == '\'') {
      string("");
    } else {
      operator();
    }
  }

  private void name() {
    int start = position;
    while (position < text.length()) {
      int c = text.codePointAt(position);
      if (!Character.isUnicodeIdentifierPart(c)) {
        break;
      }
      position += Character.charCount(c);
    }
    String name = text.substring(start, position);
    char next = peek(0);
    if ((next == '"' || next == '\'') && StringLexer.isPrefix(name)) {
      string(name);
      return;
    }
    add(KEYWORDS.contains(name) ? TokenType.KEYWORD : TokenType.NAME, name);
  }

  private void number() {
    NumberLexer lexer = new NumberLexer(text, position);
    Object value = lexer.read();
    if (value == null) {
      throw error("invalid decimal literal");
    }
    TokenType type = value instanceof Double ? TokenType.FLOAT : TokenType.INTEGER;
    tokens.add(new Token(type, text.substring(position, lexer.end()), line, value));
    boolean leadingZero = text.startsWith("0", position) && lexer.end() == position + 1;
    position = lexer.end();
    int next = peek(0);
    if (leadingZero && next >= '0' && next <= '9') {
      throw error(
          "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal"
              + " integers");
    }
    if (Character.isUnicodeIdentifierPart(next)) {
      if (next == 'j' || next == 'J') {
        throw new UnsupportedConstructException("A complex number", line);
      }
      throw error("invalid decimal literal");
    }
  }

  private void string(String prefix) {
    StringLexer lexer = new StringLexer(text, position, line, prefix);
    Token token = lexer.read();
    tokens.add(token);
    position = lexer.end();
    line = lexer.line();
  }

  private void operator() {
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, position)) {
        position += operator.length();
        bracket(operator);
        return;
      }
    }
    throw error("invalid syntax");
  }

  private void bracket(String operator) {
    Token token = new Token(TokenType.OPERATOR, operator, line, null);
    tokens.add(token);
    if ("([{".contains(operator)) {
      brackets.push(token);
    } else if (")]}".contains(operator)) {
      Token open = brackets.poll();
      if (open == null) {
        throw error("unmatched '%s'".formatted(operator));
      }
      if ("([{".indexOf(open.text()) != ")]}".indexOf(operator)) {
        throw error(
            "closing parenthesis '%s' does not match opening parenthesis '%s'"
                .formatted(operator, open.text()));
      }
    }
  }

  private void finish() {
    Token open = brackets.peek();
    if (open != null) {
      throw new BodySyntaxException("'%s' was never closed".formatted(open.text()), open.line());
    }
    if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).type() != TokenType.NEWLINE) {
      add(TokenType.NEWLINE, "");
    }
    while (indents.size() > 1) {
      indents.pop();
      add(TokenType.DEDENT, "");
    }
    add(TokenType.END, "");
  }

  private static int top(Deque<Integer> stack) {
    Integer top = stack.peek();
    return top == null ? 0 : top;
  }

  private char peek(int ahead) {
    return position + ahead < text.length() ? text.charAt(position + ahead) : 0;
  }

  private void add(TokenType type, String content) {
    tokens.add(new Token(type, content, line, null));
  }

  private BodySyntaxException error(String message) {
    return new BodySyntaxException(message, line);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
