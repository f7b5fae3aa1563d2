package io.murano.agent.body.syntax;

/**
 * Something done with expressions, a method per kind.
 *
 * @param <R> result
 * @param <C> context handed through
 */
public interface ExpressionVisitor<R, C> {

  /** Visits a constant. */
  R visitLiteral(Expression.Literal literal, C context);

  /** Visits a name. */
  R visitName(Expression.Name name, C context);

  /** Visits a format string. */
  R visitFormatString(Expression.FormatString string, C context);

  /** Visits a field of a format string. */
  R visitFormatField(Expression.FormatField field, C context);

  /** Visits a list, tuple or set. */
  R visitSequence(Expression.Sequence sequence, C context);

  /** Visits a dictionary. */
  R visitDictionary(Expression.Dictionary dictionary, C context);

  /** Visits an operator with one operand. */
  R visitUnary(Expression.Unary unary, C context);

  /** Visits an operator with two operands. */
  R visitBinary(Expression.Binary binary, C context);

  /** Visits {@code and} and {@code or}. */
  R visitLogical(Expression.Logical logical, C context);

  /** Visits a chain of comparisons. */
  R visitComparison(Expression.Comparison comparison, C context);

  /** Visits a conditional expression. */
  R visitConditional(Expression.Conditional conditional, C context);

  /** Visits a call. */
  R visitCall(Expression.Call call, C context);

  /** Visits an attribute. */
  R visitAttribute(Expression.Attribute attribute, C context);

  /** Visits a subscript. */
  R visitSubscript(Expression.Subscript subscript, C context);

  /** Visits a slice. */
  R visitSlice(Expression.Slice slice, C context);

  /** Visits a starred item. */
  R visitStarred(Expression.Starred starred, C context);

  /** Visits a lambda. */
  R visitLambda(Expression.Lambda lambda, C context);

  /** Visits an assignment expression. */
  R visitWalrus(Expression.Walrus walrus, C context);

  /** Visits a comprehension. */
  R visitComprehension(Expression.Comprehension comprehension, C context);
}
