package io.murano.agent.body.syntax;

import io.murano.agent.body.syntax.Expression.Call;
import io.murano.agent.body.syntax.Expression.ComprehensionKind;
import io.murano.agent.body.syntax.Expression.SequenceKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses what binds most tightly: literals, displays, calls, attributes, subscripts. */
final class AtomParser {

  private final TokenStream tokens;
  private final ExpressionParser expressions;

  AtomParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** Parses an atom and everything that follows it directly. */
  Expression primary() {
    Expression expression = atom();
    while (true) {
      int line = tokens.line();
      if (tokens.skipOperator(".")) {
        expression = new Expression.Attribute(expression, tokens.expectName(), line);
      } else if (tokens.skipOperator("(")) {
        expression = new Call(expression, arguments(), line);
      } else if (tokens.skipOperator("[")) {
        expression = new Expression.Subscript(expression, subscript(), line);
        tokens.expectOperator("]");
      } else {
        return expression;
      }
    }
  }

  private Expression atom() {
    Token token = tokens.next();
    switch (token.type()) {
      case NAME:
        return new Expression.Name(token.text(), token.line());
      case INTEGER:
      case FLOAT:
        return new Expression.Literal(token.value(), token.line());
      case STRING:
      case FORMAT_STRING:
        return text(token);
      case BYTES:
        return bytes(token);
      case KEYWORD:
        return keyword(token);
      case OPERATOR:
        return bracketed(token);
      default:
        throw new BodySyntaxException("invalid syntax", token.line());
    }
  }

  private static Expression keyword(Token token) {
    switch (token.text()) {
      case "None":
        return new Expression.Literal(null, token.line());
      case "True":
        return new Expression.Literal(Boolean.TRUE, token.line());
      case "False":
        return new Expression.Literal(Boolean.FALSE, token.line());
      default:
        throw new BodySyntaxException("invalid syntax", token.line());
    }
  }

  /** Joins adjacent strings; one format string among them makes the whole one. */
  private Expression text(Token first) {
    List<Expression> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    boolean isFormat = false;
    Token token = first;
    while (true) {
      if (token.type() == TokenType.FORMAT_STRING) {
        isFormat = true;
        if (literal.length() > 0) {
          parts.add(new Expression.Literal(literal.toString(), token.line()));
          literal.setLength(0);
        }
        parts.addAll(new FormatStringParser(token).parse());
      } else {
        literal.append(token.text());
      }
      if (!tokens.at(TokenType.STRING) && !tokens.at(TokenType.FORMAT_STRING)) {
        break;
      }
      token = tokens.next();
    }
    if (!isFormat) {
      return new Expression.Literal(literal.toString(), first.line());
    }
    if (literal.length() > 0) {
      parts.add(new Expression.Literal(literal.toString(), first.line()));
    }
    return new Expression.FormatString(parts, first.line());
  }

  private Expression bytes(Token first) {
    StringBuilder content = new StringBuilder(first.text());
    while (tokens.at(TokenType.BYTES)) {
      content.append(tokens.next().text());
    }
    return new Expression.Literal(
        content.toString().getBytes(StandardCharsets.ISO_8859_1), first.line());
  }

  private Expression bracketed(Token open) {
    switch (open.text()) {
      case "(":
        return parenthesised(open);
      case "[":
        return list(open);
      case "{":
        return tokens.skipOperator("}")
            ? new Expression.Dictionary(List.of(), open.line())
            : braces(open);
      case "...":
        throw new UnsupportedConstructException("'...'", open.line());
      default:
        throw new BodySyntaxException("invalid syntax", open.line());
    }
  }

  private Expression parenthesised(Token open) {
    if (tokens.skipOperator(")")) {
      return new Expression.Sequence(SequenceKind.TUPLE, List.of(), open.line());
    }
    Expression first = expressions.starredOrNamed();
    Expression inner;
    if (tokens.atKeyword("for") || tokens.atKeyword("async")) {
      inner = expressions.comprehension(ComprehensionKind.GENERATOR, first, null);
    } else if (tokens.atOperator(",")) {
      inner = new Expression.Sequence(SequenceKind.TUPLE, items(first, ")"), open.line());
    } else {
      inner = Targets.requireUnstarred(first, "cannot use starred expression here");
    }
    tokens.expectOperator(")");
    return inner;
  }

  private Expression list(Token open) {
    if (tokens.skipOperator("]")) {
      return new Expression.Sequence(SequenceKind.LIST, List.of(), open.line());
    }
    Expression first = expressions.starredOrNamed();
    Expression inner =
        tokens.atKeyword("for") || tokens.atKeyword("async")
            ? expressions.comprehension(ComprehensionKind.LIST, first, null)
            : new Expression.Sequence(SequenceKind.LIST, items(first, "]"), open.line());
    tokens.expectOperator("]");
    return inner;
  }

  private Expression braces(Token open) {
    Expression inner;
    if (tokens.atOperator("**")) {
      inner = dictionary(open, null, null);
    } else {
      Expression first = expressions.starredOrNamed();
      if (tokens.skipOperator(":")) {
        Targets.requireUnstarred(first, "cannot use a starred expression in a dictionary value");
        Expression value = expressions.expression();
        inner =
            tokens.atKeyword("for") || tokens.atKeyword("async")
                ? expressions.comprehension(ComprehensionKind.DICTIONARY, first, value)
                : dictionary(open, first, value);
      } else if (tokens.atKeyword("for") || tokens.atKeyword("async")) {
        inner = expressions.comprehension(ComprehensionKind.SET, first, null);
      } else {
        inner = new Expression.Sequence(SequenceKind.SET, items(first, "}"), open.line());
      }
    }
    tokens.expectOperator("}");
    return inner;
  }

  private Expression dictionary(Token open, @Nullable Expression key, @Nullable Expression value) {
    List<Expression.Dictionary.Item> items = new ArrayList<>();
    if (value != null) {
      items.add(new Expression.Dictionary.Item(key, value));
      if (!tokens.skipOperator(",")) {
        return new Expression.Dictionary(items, open.line());
      }
    }
    while (!tokens.atOperator("}")) {
      items.add(item());
      if (!tokens.skipOperator(",")) {
        break;
      }
    }
    return new Expression.Dictionary(items, open.line());
  }

  private Expression.Dictionary.Item item() {
    if (tokens.skipOperator("**")) {
      return new Expression.Dictionary.Item(null, expressions.or());
    }
    Expression key = expressions.expression();
    if (!tokens.skipOperator(":")) {
      throw tokens.error("':' expected after dictionary key");
    }
    return new Expression.Dictionary.Item(key, expressions.expression());
  }

  private List<Expression> items(Expression first, String close) {
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.skipOperator(",")) {
      if (tokens.atOperator(close)) {
        break;
      }
      items.add(expressions.starredOrNamed());
    }
    return items;
  }

  private List<Call.Argument> arguments() {
    List<Call.Argument> arguments = new ArrayList<>();
    while (!tokens.atOperator(")")) {
      arguments.add(argument(arguments));
      if (!tokens.skipOperator(",")) {
        break;
      }
    }
    tokens.expectOperator(")");
    return arguments;
  }

  private Call.Argument argument(List<Call.Argument> before) {
    if (tokens.skipOperator("**")) {
      return new Call.Argument(null, Call.Passing.DOUBLE_STAR, expressions.expression());
    }
    if (tokens.skipOperator("*")) {
      return new Call.Argument(null, Call.Passing.STAR, expressions.expression());
    }
    if (tokens.at(TokenType.NAME) && tokens.peek(1).isOperator("=")) {
      String name = tokens.expectName();
      tokens.next();
      if (before.stream().anyMatch(other -> name.equals(other.name()))) {
        throw tokens.error("keyword argument repeated: " + name);
      }
      return new Call.Argument(name, Call.Passing.PLAIN, expressions.expression());
    }
    if (before.stream().anyMatch(other -> other.name() != null)) {
      throw tokens.error("positional argument follows keyword argument");
    }
    Expression value = expressions.named();
    if (tokens.atKeyword("for") || tokens.atKeyword("async")) {
      value = expressions.comprehension(ComprehensionKind.GENERATOR, value, null);
    }
    return new Call.Argument(null, Call.Passing.PLAIN, value);
  }

  private Expression subscript() {
    int line = tokens.line();
    Expression first = slice();
    if (!tokens.atOperator(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.skipOperator(",")) {
      if (tokens.atOperator("]")) {
        break;
      }
      items.add(slice());
    }
    return new Expression.Sequence(SequenceKind.TUPLE, items, line);
  }

  private Expression slice() {
    int line = tokens.line();
    Expression start = tokens.atOperator(":") ? null : expressions.named();
    if (start != null && !tokens.atOperator(":")) {
      return start;
    }
    tokens.expectOperator(":");
    Expression stop = endsSlice() ? null : expressions.expression();
    Expression step = null;
    if (tokens.skipOperator(":") && !endsSlice()) {
      step = expressions.expression();
    }
    return new Expression.Slice(start, stop, step, line);
  }

  private boolean endsSlice() {
    return tokens.atOperator(":") || tokens.atOperator("]") || tokens.atOperator(",");
  }
}
