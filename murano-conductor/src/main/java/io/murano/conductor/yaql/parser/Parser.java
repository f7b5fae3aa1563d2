package io.murano.conductor.yaql.parser;

import io.murano.conductor.yaql.error.SourcePosition;
import io.murano.conductor.yaql.error.YaqlParsingException;
import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.expression.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Precedence-climbing parser over an {@link OperatorTable}. Levels count from tightest (0); a
 * sub-expression is read up to and including a level. Use {@link #parse(String, Grammar)}.
 */
public final class Parser {

  private final String source;
  private final Grammar grammar;
  private final OperatorTable operators;
  private final Lexer lexer;
  private @Nullable Token ahead;
  private int depth;

  private Parser(String source, Grammar grammar) {
    this.source = source;
    this.grammar = grammar;
    this.operators = grammar.operators();
    this.lexer = new Lexer(source, operators, grammar.pairOperator());
  }

  /**
   * Returns the tree of an expression.
   *
   * @throws YaqlParsingException if the text is not an expression of the grammar
   */
  public static Node parse(String source, Grammar grammar) {
    if (source.length() > grammar.limits().length()) {
      throw YaqlParsingException.tooLarge(
          "expression length", grammar.limits().length(), new SourcePosition(source, 0, 0));
    }
    Parser parser = new Parser(source, grammar);
    Node result = parser.value(parser.operators.loosest());
    if (parser.peek().kind() != Token.Kind.END) {
      throw parser.unexpected();
    }
    return result;
  }

  private Node value(int level) {
    enter();
    Node left = operand();
    int height = 0;
    for (Node next = extended(left, level); next != null; next = extended(left, level)) {
      left = next;
      checkDepth(depth + ++height);
    }
    depth--;
    return left;
  }

  private void enter() {
    depth++;
    checkDepth(depth);
  }

  private void checkDepth(int current) {
    if (current > grammar.limits().depth()) {
      throw YaqlParsingException.tooLarge(
          "nesting depth", grammar.limits().depth(), position(peek().span()));
    }
  }

  /** Returns {@code left} with the operator that follows it, or null if none belongs to it. */
  private @Nullable Node extended(Node left, int level) {
    Token token = peek();
    if (token.is("[")) {
      OperatorTable.Placed index = operators.infix(OperatorTable.INDEXER);
      return index != null && index.level() <= level ? index(left) : null;
    }
    if (token.is("(") && grammar.delegates() && level == operators.loosest()) {
      take();
      List<Node> args = args(")");
      return new Node.Invoke(left, args, left.span().to(expect(")").span()));
    }
    if (token.kind() != Token.Kind.OPERATOR) {
      return null;
    }
    OperatorTable.Placed placed = operators.infix(token.text());
    if (placed == null) {
      throw unexpected();
    }
    if (placed.level() > level) {
      return null;
    }
    take();
    OperatorTable.Operator operator = placed.operator();
    return switch (operator.kind()) {
      case BINARY_LEFT -> binary(operator, left, value(placed.level() - 1));
      case BINARY_RIGHT -> binary(operator, left, value(placed.level()));
      default ->
          new Node.Unary(
              operator.symbol(), operator.alias(), true, left, left.span().to(token.span()));
    };
  }

  private static Node binary(OperatorTable.Operator operator, Node left, Node right) {
    return new Node.Binary(
        operator.symbol(), operator.alias(), left, right, left.span().to(right.span()));
  }

  private Node index(Node left) {
    take();
    List<Node> args = args("]");
    return new Node.Index(left, args, left.span().to(expect("]").span()));
  }

  private Node operand() {
    Token token = peek();
    return switch (token.kind()) {
      case CONSTANT -> new Node.Constant(take().value(), token.span());
      case KEYWORD -> new Node.Keyword(take().text(), token.span());
      case VARIABLE -> new Node.Variable(take().text(), token.span());
      case FUNCTION -> call(take());
      case OPERATOR -> prefix(token);
      case PUNCTUATION -> bracketed(token);
      default -> throw unexpected();
    };
  }

  private Node call(Token name) {
    List<Node> args = args(")");
    return new Node.Call(name.text(), args, name.span().to(expect(")").span()));
  }

  private Node prefix(Token token) {
    OperatorTable.Placed placed = operators.prefixOf(token.text());
    if (placed == null) {
      throw unexpected();
    }
    take();
    OperatorTable.Operator operator = placed.operator();
    Node operand = value(placed.level() - 1);
    return new Node.Unary(
        operator.symbol(), operator.alias(), false, operand, token.span().to(operand.span()));
  }

  private Node bracketed(Token open) {
    switch (open.text()) {
      case "(" -> {
        take();
        Node inner = value(operators.loosest());
        return new Node.Parenthesized(inner, open.span().to(expect(")").span()));
      }
      case "[" -> {
        take();
        List<Node> args = args("]");
        return new Node.ListLiteral(args, open.span().to(expect("]").span()));
      }
      case "{" -> {
        take();
        List<Node> args = args("}");
        return new Node.MapLiteral(args, open.span().to(expect("}").span()));
      }
      default -> throw unexpected();
    }
  }

  /**
   * Reads an argument list up to the closing bracket, which stays. Positional arguments may be
   * omitted between and before commas; pairs end the list of positional arguments.
   */
  private List<Node> args(String close) {
    List<Node> args = new ArrayList<>();
    if (peek().is(close)) {
      return args;
    }
    int commas = 0;
    boolean pairs = false;
    while (true) {
      while (!pairs && peek().is(",")) {
        args.add(new Node.Omitted(omittedSpan()));
        take();
        commas++;
      }
      Node value = value(operators.loosest());
      boolean pair = peek().kind() == Token.Kind.PAIR;
      if (pair ? pairMisplaced(args, commas) : pairs) {
        throw unexpected();
      }
      if (pair) {
        take();
        Node destination = value(operators.loosest());
        value = new Node.Pair(value, destination, value.span().to(destination.span()));
        pairs = true;
      }
      args.add(value);
      commas = 0;
      if (!peek().is(",")) {
        return args;
      }
      take();
    }
  }

  /** Before the first pair at most one argument may be omitted, and only behind a given one. */
  private static boolean pairMisplaced(List<Node> args, int omitted) {
    return omitted > 1 || (omitted == 1 && args.size() == 1);
  }

  private SourceSpan omittedSpan() {
    int start = peek().span().start();
    return new SourceSpan(start, start);
  }

  private Token peek() {
    Token token = ahead;
    if (token == null) {
      token = lexer.next();
      ahead = token;
    }
    return token;
  }

  private Token take() {
    Token token = peek();
    ahead = null;
    return token;
  }

  private Token expect(String punctuation) {
    if (!peek().is(punctuation)) {
      throw unexpected();
    }
    return take();
  }

  private YaqlParsingException unexpected() {
    Token token = peek();
    return token.kind() == Token.Kind.END
        ? YaqlParsingException.unexpectedEnd(source)
        : YaqlParsingException.unexpectedToken(token.shown(), position(token.span()));
  }

  private SourcePosition position(SourceSpan span) {
    return new SourcePosition(source, span.start(), span.end());
  }
}
