package io.murano.conductor.yaql.expression;

/**
 * One method for each kind of {@link Node}.
 *
 * @param <R> the result type
 */
public interface NodeVisitor<R> {

  /** Visits a literal. */
  R visitConstant(Node.Constant node);

  /** Visits a bare word. */
  R visitKeyword(Node.Keyword node);

  /** Visits a context reference. */
  R visitVariable(Node.Variable node);

  /** Visits an expression in parentheses. */
  R visitParenthesized(Node.Parenthesized node);

  /** Visits the gap of an omitted argument. */
  R visitOmitted(Node.Omitted node);

  /** Visits a pair. */
  R visitPair(Node.Pair node);

  /** Visits a unary operator. */
  R visitUnary(Node.Unary node);

  /** Visits a binary operator. */
  R visitBinary(Node.Binary node);

  /** Visits an index expression. */
  R visitIndex(Node.Index node);

  /** Visits a list expression. */
  R visitList(Node.ListLiteral node);

  /** Visits a dictionary expression. */
  R visitMap(Node.MapLiteral node);

  /** Visits a call by name. */
  R visitCall(Node.Call node);

  /** Visits a call of a value. */
  R visitInvoke(Node.Invoke node);
}
