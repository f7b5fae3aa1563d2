package io.murano.agent.body.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parses bodies into statements. What Python has and the built-in engine has not is told apart from
 * what is no Python. Owned by one thread; use the static method.
 */
public final class BodyParser {

  private static final String INDENTATION = "    ";
  private static final Set<String> AUGMENTED =
      Set.of("+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", "<<=", ">>=");
  private static final Set<String> UNSUPPORTED = Set.of("class", "with", "async", "yield", "await");

  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final CompoundParser compounds;

  private BodyParser(List<Token> tokens) {
    this.tokens = new TokenStream(tokens);
    this.expressions = new ExpressionParser(this.tokens);
    this.compounds = new CompoundParser(this.tokens, expressions, this);
  }

  /**
   * Parses a body.
   *
   * @throws BodySyntaxException if it is not Python
   * @throws UnsupportedConstructException if it uses what the built-in engine does not have
   */
  public static List<Statement> parse(String text) {
    try {
      BodyParser parser = new BodyParser(Lexer.tokenize(indent(text)));
      List<Statement> statements = parser.statements();
      if (statements.isEmpty()) {
        throw new BodySyntaxException(
            "expected an indented block after function definition on line 1",
            parser.tokens.line() + 1);
      }
      return statements;
    } catch (StackOverflowError e) {
      throw new BodySyntaxException("too many nested parentheses", 1);
    }
  }

  /** Indents every line as the original does, which shows in strings of several lines. */
  private static String indent(String text) {
    return INDENTATION + text.replace("\n", "\n" + INDENTATION);
  }

  static Expression parseExpression(String text, int line) {
    // In parentheses a format string's expression may go over several lines.
    BodyParser parser = new BodyParser(Lexer.tokenize("(" + text + ")"));
    Expression expression;
    try {
      expression = parser.expressions.expressions();
    } catch (BodySyntaxException e) {
      throw new BodySyntaxException("f-string: " + e.getMessage(), line);
    }
    if (!parser.tokens.at(TokenType.NEWLINE)) {
      throw new BodySyntaxException("f-string: invalid syntax", line);
    }
    return expression;
  }

  private List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    while (!tokens.at(TokenType.END)) {
      if (tokens.at(TokenType.INDENT)) {
        throw tokens.error("unexpected indent");
      }
      if (!tokens.skip(TokenType.NEWLINE)) {
        statement(statements);
      }
    }
    return statements;
  }

  /** Parses a block: after a colon, on the same line or indented below. */
  List<Statement> block(String owner, int ownerLine) {
    tokens.expectOperator(":");
    List<Statement> statements = new ArrayList<>();
    if (!tokens.skip(TokenType.NEWLINE)) {
      simpleLine(statements);
      return statements;
    }
    if (!tokens.skip(TokenType.INDENT)) {
      throw tokens.error(
          "expected an indented block after %s on line %d".formatted(owner, ownerLine + 1));
    }
    while (!tokens.skip(TokenType.DEDENT)) {
      if (tokens.at(TokenType.INDENT)) {
        throw tokens.error("unexpected indent");
      }
      statement(statements);
    }
    return statements;
  }

  private void statement(List<Statement> statements) {
    Token first = tokens.peek();
    if (first.isOperator("@")) {
      throw new UnsupportedConstructException("A decorator", first.line());
    }
    if (first.type() == TokenType.KEYWORD && UNSUPPORTED.contains(first.text())) {
      throw new UnsupportedConstructException("'%s'".formatted(first.text()), first.line());
    }
    Statement compound = compounds.parse();
    if (compound == null) {
      simpleLine(statements);
    } else {
      statements.add(compound);
    }
  }

  private void simpleLine(List<Statement> statements) {
    do {
      if (tokens.at(TokenType.NEWLINE)) {
        break;
      }
      Token first = tokens.peek();
      statements.addAll(simple());
      if (first.is(TokenType.NAME, "print") && expressions.startsExpression()) {
        throw tokens.error("Missing parentheses in call to 'print'. Did you mean print(...)?");
      }
      boolean isMatch = first.is(TokenType.NAME, "match") && !tokens.at(TokenType.NEWLINE);
      if (isMatch && !tokens.atOperator(";")) {
        throw new UnsupportedConstructException("'match'", first.line());
      }
    } while (tokens.skipOperator(";"));
    if (!tokens.skip(TokenType.NEWLINE) && !tokens.at(TokenType.END)) {
      throw tokens.error("invalid syntax");
    }
  }

  private List<Statement> simple() {
    int line = tokens.line();
    if (!tokens.at(TokenType.KEYWORD)) {
      return List.of(expressionStatement(line));
    }
    switch (tokens.peek().text()) {
      case "return":
        tokens.next();
        Expression value = endsStatement() ? null : expressions.expressions();
        return List.of(new Statement.Return(value, line));
      case "pass":
        return List.of(jump(Statement.Jump.Kind.PASS));
      case "break":
        return List.of(jump(Statement.Jump.Kind.BREAK));
      case "continue":
        return List.of(jump(Statement.Jump.Kind.CONTINUE));
      case "raise":
        return List.of(raise(line));
      case "assert":
        return List.of(assertion(line));
      case "del":
        return List.of(delete(line));
      case "global":
      case "nonlocal":
        return List.of(scope(line));
      case "import":
      case "from":
        return new ImportParser(tokens).parse();
      default:
        return List.of(expressionStatement(line));
    }
  }

  private Statement jump(Statement.Jump.Kind kind) {
    return new Statement.Jump(kind, tokens.next().line());
  }

  private Statement expressionStatement(int line) {
    Expression first = expressions.expressions();
    Token next = tokens.peek();
    if (next.type() == TokenType.OPERATOR && AUGMENTED.contains(next.text())) {
      tokens.next();
      Expression target = Targets.checkSingle(first, "assign to");
      String operator = next.text().substring(0, next.text().length() - 1);
      return new Statement.Augment(target, operator, expressions.expressions(), line);
    }
    if (next.isOperator(":")) {
      return annotated(first, line);
    }
    if (!next.isOperator("=")) {
      return new Statement.Evaluate(first, line);
    }
    List<Expression> targets = new ArrayList<>();
    Expression value = first;
    while (tokens.skipOperator("=")) {
      targets.add(Targets.checkAssigned(value));
      value = expressions.expressions();
    }
    return new Statement.Assign(targets, value, line);
  }

  private Statement annotated(Expression target, int line) {
    Targets.checkSingle(target, "annotate");
    tokens.next();
    expressions.expression();
    if (!tokens.skipOperator("=")) {
      return new Statement.Jump(Statement.Jump.Kind.PASS, line);
    }
    return new Statement.Assign(List.of(target), expressions.expressions(), line);
  }

  private Statement raise(int line) {
    tokens.next();
    if (endsStatement()) {
      return new Statement.Raise(null, null, line);
    }
    Expression exception = expressions.expression();
    Expression cause = tokens.skipKeyword("from") ? expressions.expression() : null;
    return new Statement.Raise(exception, cause, line);
  }

  private Statement assertion(int line) {
    tokens.next();
    Expression condition = expressions.expression();
    Expression message = tokens.skipOperator(",") ? expressions.expression() : null;
    return new Statement.Assert(condition, message, line);
  }

  private Statement delete(int line) {
    tokens.next();
    Expression list = expressions.expressions();
    List<Expression> targets =
        list instanceof Expression.Sequence sequence ? sequence.items() : List.of(list);
    targets.forEach(target -> Targets.checkSingle(target, "delete"));
    return new Statement.Delete(targets, line);
  }

  private Statement scope(int line) {
    boolean isGlobal = "global".equals(tokens.next().text());
    List<String> names = new ArrayList<>();
    do {
      names.add(tokens.expectName());
    } while (tokens.skipOperator(","));
    return new Statement.Scope(isGlobal, names, line);
  }

  private boolean endsStatement() {
    Token next = tokens.peek();
    return next.type() == TokenType.NEWLINE || next.type() == TokenType.END || next.isOperator(";");
  }
}
