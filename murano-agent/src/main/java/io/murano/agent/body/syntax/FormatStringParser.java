package io.murano.agent.body.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the inside of a format string. Owned by one thread. */
final class FormatStringParser {

  private static final int MAX_NESTING = 2;

  private final String text;
  private final boolean raw;
  private final int line;
  private int position;

  FormatStringParser(Token token) {
    this.text = token.text();
    this.raw = Boolean.TRUE.equals(token.value());
    this.line = token.line();
  }

  /** Returns literals and fields in turn. */
  List<Expression> parse() {
    List<Expression> parts = parts(0);
    if (position < text.length()) {
      throw error("f-string: single '}' is not allowed");
    }
    return parts;
  }

  /** Parses up to the end, or, inside a format specification, up to its closing brace. */
  private List<Expression> parts(int nesting) {
    List<Expression> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position);
      boolean doubled =
          nesting == 0 && position + 1 < text.length() && text.charAt(position + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        literal.append(c);
        position += 2;
      } else if (c == '{') {
        flush(literal, parts);
        position++;
        parts.addAll(field(nesting));
      } else if (c == '}') {
        break;
      } else {
        literal.append(c);
        position++;
        if (c == '\\' && position < text.length() && text.charAt(position) != '{') {
          literal.append(text.charAt(position));
          position++;
        }
      }
    }
    flush(literal, parts);
    return parts;
  }

  private void flush(StringBuilder literal, List<Expression> parts) {
    if (literal.length() > 0) {
      String content = literal.toString();
      parts.add(new Expression.Literal(raw ? content : StringLexer.unescape(content, line), line));
      literal.setLength(0);
    }
  }

  private List<Expression> field(int nesting) {
    if (nesting >= MAX_NESTING) {
      throw error("f-string: expressions nested too deeply");
    }
    int start = position;
    String source = expressionText();
    if (source.isBlank() && position >= text.length()) {
      throw error("f-string: expecting '}'");
    }
    if (source.isBlank()) {
      throw error("f-string: empty expression not allowed");
    }
    boolean debug = source.stripTrailing().endsWith("=") && !endsWithComparison(source);
    String code = debug ? source.stripTrailing().replaceAll("=$", "") : source;
    Expression value = BodyParser.parseExpression(code, line);
    char conversion = conversion();
    Expression format = format(nesting);
    if (position >= text.length() || text.charAt(position) != '}') {
      throw error("f-string: expecting '}'");
    }
    position++;
    List<Expression> parts = new ArrayList<>();
    if (debug) {
      parts.add(new Expression.Literal(text.substring(start, start + source.length()), line));
      conversion = conversion == 0 && format == null ? 'r' : conversion;
    }
    parts.add(new Expression.FormatField(value, conversion, format, line));
    return parts;
  }

  /** Reads up to the conversion, format or end of the field, over brackets and strings. */
  private String expressionText() {
    int start = position;
    int depth = 0;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '\\') {
        throw error("f-string expression part cannot include a backslash");
      }
      if (c == '#') {
        throw error("f-string expression part cannot include '#'");
      }
      if (c == '"' || c == '\'') {
        skipString(c);
        continue;
      }
      if (depth == 0 && (c == '}' || c == ':' || isConversion(c))) {
        break;
      }
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      position++;
    }
    return text.substring(start, position);
  }

  private boolean isConversion(char c) {
    return c == '!' && position + 1 < text.length() && text.charAt(position + 1) != '=';
  }

  private void skipString(char quote) {
    position++;
    while (position < text.length() && text.charAt(position) != quote) {
      position++;
    }
    position++;
  }

  private char conversion() {
    if (position >= text.length() || text.charAt(position) != '!') {
      return 0;
    }
    position++;
    char c = position < text.length() ? text.charAt(position) : 0;
    if (c != 'r' && c != 's' && c != 'a') {
      throw error("f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
    position++;
    return c;
  }

  private @Nullable Expression format(int nesting) {
    if (position >= text.length() || text.charAt(position) != ':') {
      return null;
    }
    position++;
    return new Expression.FormatString(parts(nesting + 1), line);
  }

  private static boolean endsWithComparison(String source) {
    String code = source.stripTrailing();
    return code.endsWith("==") || code.endsWith("!=") || code.endsWith("<=") || code.endsWith(">=");
  }

  private BodySyntaxException error(String message) {
    return new BodySyntaxException(message, line);
  }
}
