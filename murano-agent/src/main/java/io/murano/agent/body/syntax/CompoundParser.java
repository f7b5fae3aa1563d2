package io.murano.agent.body.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses statements that contain blocks. Owned by one thread. */
final class CompoundParser {

  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final BodyParser statements;

  CompoundParser(TokenStream tokens, ExpressionParser expressions, BodyParser statements) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.statements = statements;
  }

  /** Parses a compound statement, or returns null if none begins here. */
  @Nullable Statement parse() {
    if (!tokens.at(TokenType.KEYWORD)) {
      return null;
    }
    int line = tokens.line();
    switch (tokens.peek().text()) {
      case "if":
        return conditional(line, "if");
      case "while":
        return whileLoop(line);
      case "for":
        return forLoop(line);
      case "def":
        return define(line);
      case "try":
        return attempt(line);
      default:
        return null;
    }
  }

  private Statement conditional(int line, String keyword) {
    tokens.next();
    Expression condition = expressions.named();
    List<Statement> then = statements.block("'%s' statement".formatted(keyword), line);
    List<Statement> otherwise =
        tokens.atKeyword("elif") ? List.of(conditional(tokens.line(), "elif")) : otherwise();
    return new Statement.If(condition, then, otherwise, line);
  }

  private Statement whileLoop(int line) {
    tokens.next();
    Expression condition = expressions.named();
    List<Statement> body = statements.block("'while' statement", line);
    return new Statement.While(condition, body, otherwise(), line);
  }

  private Statement forLoop(int line) {
    tokens.next();
    Expression target = Targets.check(expressions.targets());
    tokens.expectKeyword("in");
    Expression iterable = expressions.expressions();
    List<Statement> body = statements.block("'for' statement", line);
    return new Statement.For(target, iterable, body, otherwise(), line);
  }

  private Statement define(int line) {
    tokens.next();
    String name = tokens.expectName();
    tokens.expectOperator("(");
    Parameters parameters = new ParameterParser(tokens, expressions, true).parse(")");
    tokens.next();
    if (tokens.skipOperator("->")) {
      expressions.expression();
    }
    List<Statement> body = statements.block("function definition", line);
    return new Statement.Define(name, parameters, body, line);
  }

  private Statement attempt(int line) {
    tokens.next();
    List<Statement> body = statements.block("'try' statement", line);
    List<Statement.Try.Handler> handlers = new ArrayList<>();
    while (tokens.atKeyword("except")) {
      handlers.add(handler());
    }
    List<Statement> otherwise = handlers.isEmpty() ? List.of() : otherwise();
    List<Statement> last = List.of();
    if (tokens.atKeyword("finally")) {
      int lastLine = tokens.next().line();
      last = statements.block("'finally' statement", lastLine);
    }
    if (handlers.isEmpty() && last.isEmpty()) {
      throw tokens.error("expected 'except' or 'finally' block");
    }
    return new Statement.Try(body, handlers, otherwise, last, line);
  }

  private Statement.Try.Handler handler() {
    int line = tokens.next().line();
    if (tokens.atOperator("*")) {
      throw new UnsupportedConstructException("'except*'", line);
    }
    Expression type = tokens.atOperator(":") ? null : expressions.expression();
    String name = type != null && tokens.skipKeyword("as") ? tokens.expectName() : null;
    return new Statement.Try.Handler(type, name, statements.block("'except' statement", line));
  }

  private List<Statement> otherwise() {
    if (!tokens.atKeyword("else")) {
      return List.of();
    }
    int line = tokens.next().line();
    return statements.block("'else' statement", line);
  }
}
