package io.murano.agent.body.syntax;

import io.murano.agent.body.syntax.Expression.Comprehension;
import io.murano.agent.body.syntax.Expression.ComprehensionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses expressions by precedence climbing. Owned by one thread. */
final class ExpressionParser {

  private static final Map<String, Integer> BINARY =
      Map.ofEntries(
          Map.entry("|", 1),
          Map.entry("^", 2),
          Map.entry("&", 3),
          Map.entry("<<", 4),
          Map.entry(">>", 4),
          Map.entry("+", 5),
          Map.entry("-", 5),
          Map.entry("*", 6),
          Map.entry("/", 6),
          Map.entry("//", 6),
          Map.entry("%", 6),
          Map.entry("@", 6));

  private static final Set<String> COMPARISONS = Set.of("<", ">", "==", ">=", "<=", "!=");

  private final TokenStream tokens;
  private final AtomParser atoms;

  ExpressionParser(TokenStream tokens) {
    this.tokens = tokens;
    this.atoms = new AtomParser(tokens, this);
  }

  /** Parses one expression or, separated by commas, a tuple of several. */
  Expression expressions() {
    int line = tokens.line();
    Expression first = starredOrNamed();
    if (!tokens.atOperator(",")) {
      return Targets.requireUnstarred(first, "can't use starred expression here");
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.skipOperator(",")) {
      if (!startsExpression()) {
        break;
      }
      items.add(starredOrNamed());
    }
    return new Expression.Sequence(Expression.SequenceKind.TUPLE, items, line);
  }

  /** Parses an expression, a starred one or an assignment expression. */
  Expression starredOrNamed() {
    int line = tokens.line();
    if (tokens.skipOperator("*")) {
      return new Expression.Starred(binary(1), line);
    }
    return named();
  }

  /** Parses an expression or an assignment expression. */
  Expression named() {
    if (tokens.at(TokenType.NAME) && tokens.peek(1).isOperator(":=")) {
      int line = tokens.line();
      String name = tokens.expectName();
      tokens.next();
      return new Expression.Walrus(name, expression(), line);
    }
    return expression();
  }

  /** Parses a single expression. */
  Expression expression() {
    if (tokens.atKeyword("lambda")) {
      return lambda();
    }
    if (tokens.atKeyword("yield") || tokens.atKeyword("await")) {
      throw new UnsupportedConstructException(
          "'%s'".formatted(tokens.peek().text()), tokens.line());
    }
    Expression then = or();
    if (!tokens.skipKeyword("if")) {
      return then;
    }
    Expression condition = or();
    if (!tokens.atKeyword("else")) {
      throw tokens.error("expected 'else' after 'if' expression");
    }
    tokens.next();
    return new Expression.Conditional(then, condition, expression(), then.line());
  }

  /** Parses a condition of a comprehension, where {@code if} ends it. */
  Expression or() {
    Expression left = and();
    while (tokens.skipKeyword("or")) {
      left = new Expression.Logical(left, false, and(), left.line());
    }
    return left;
  }

  boolean startsExpression() {
    Token next = tokens.peek();
    switch (next.type()) {
      case NAME:
      case INTEGER:
      case FLOAT:
      case STRING:
      case FORMAT_STRING:
      case BYTES:
        return true;
      case KEYWORD:
        return Set.of("None", "True", "False", "not", "lambda", "await", "yield")
            .contains(next.text());
      case OPERATOR:
        return Set.of("(", "[", "{", "-", "+", "~", "*", "...").contains(next.text());
      default:
        return false;
    }
  }

  /** Parses the clauses after the element of a comprehension. */
  Comprehension comprehension(
      ComprehensionKind kind, Expression element, @Nullable Expression value) {
    Targets.requireUnstarred(element, "iterable unpacking cannot be used in comprehension");
    List<Comprehension.Clause> clauses = new ArrayList<>();
    while (tokens.atKeyword("for") || tokens.atKeyword("async")) {
      if (tokens.atKeyword("async")) {
        throw new UnsupportedConstructException("'async'", tokens.line());
      }
      tokens.next();
      Expression target = Targets.check(targets());
      tokens.expectKeyword("in");
      Expression iterable = or();
      List<Expression> conditions = new ArrayList<>();
      while (tokens.skipKeyword("if")) {
        conditions.add(condition());
      }
      clauses.add(new Comprehension.Clause(target, iterable, conditions));
    }
    return new Comprehension(kind, element, value, clauses, element.line());
  }

  /** Parses the targets of {@code for}, which end at {@code in}. */
  Expression targets() {
    int line = tokens.line();
    Expression first = target();
    if (!tokens.atOperator(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.skipOperator(",")) {
      if (tokens.atKeyword("in") || tokens.atOperator("=")) {
        break;
      }
      items.add(target());
    }
    return new Expression.Sequence(Expression.SequenceKind.TUPLE, items, line);
  }

  private Expression target() {
    int line = tokens.line();
    return tokens.skipOperator("*") ? new Expression.Starred(binary(1), line) : binary(1);
  }

  private Expression condition() {
    if (tokens.at(TokenType.NAME) && tokens.peek(1).isOperator(":=")) {
      return named();
    }
    return or();
  }

  private Expression lambda() {
    int line = tokens.next().line();
    Parameters parameters = new ParameterParser(tokens, this, false).parse(":");
    tokens.expectOperator(":");
    return new Expression.Lambda(parameters, expression(), line);
  }

  private Expression and() {
    Expression left = not();
    while (tokens.skipKeyword("and")) {
      left = new Expression.Logical(left, true, not(), left.line());
    }
    return left;
  }

  private Expression not() {
    int line = tokens.line();
    if (tokens.skipKeyword("not")) {
      return new Expression.Unary("not", not(), line);
    }
    return comparison();
  }

  private Expression comparison() {
    Expression first = binary(1);
    List<Expression> operands = new ArrayList<>(List.of(first));
    List<String> operators = new ArrayList<>();
    String operator = comparisonOperator();
    while (operator != null) {
      operators.add(operator);
      operands.add(binary(1));
      operator = comparisonOperator();
    }
    return operators.isEmpty()
        ? first
        : new Expression.Comparison(operands, operators, first.line());
  }

  private @Nullable String comparisonOperator() {
    Token next = tokens.peek();
    if (next.type() == TokenType.OPERATOR && COMPARISONS.contains(next.text())) {
      return tokens.next().text();
    }
    if (tokens.skipKeyword("in")) {
      return "in";
    }
    if (tokens.atKeyword("not") && tokens.peek(1).isKeyword("in")) {
      tokens.next();
      tokens.next();
      return "not in";
    }
    if (tokens.skipKeyword("is")) {
      return tokens.skipKeyword("not") ? "is not" : "is";
    }
    return null;
  }

  private Expression binary(int minPrecedence) {
    Expression left = unary();
    while (true) {
      Token next = tokens.peek();
      Integer precedence = next.type() == TokenType.OPERATOR ? BINARY.get(next.text()) : null;
      if (precedence == null || precedence < minPrecedence) {
        return left;
      }
      tokens.next();
      if ("@".equals(next.text())) {
        throw new UnsupportedConstructException("The operator '@'", next.line());
      }
      left = new Expression.Binary(left, next.text(), binary(precedence + 1), left.line());
    }
  }

  private Expression unary() {
    Token next = tokens.peek();
    if (next.isOperator("-") || next.isOperator("+") || next.isOperator("~")) {
      tokens.next();
      return new Expression.Unary(next.text(), unary(), next.line());
    }
    Expression base = atoms.primary();
    if (tokens.skipOperator("**")) {
      return new Expression.Binary(base, "**", unary(), base.line());
    }
    return base;
  }
}
