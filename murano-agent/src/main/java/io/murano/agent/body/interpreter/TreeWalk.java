package io.murano.agent.body.interpreter;

import io.murano.agent.body.syntax.Expression;
import io.murano.agent.body.syntax.ExpressionVisitor;
import io.murano.agent.body.syntax.Parameters;
import io.murano.agent.body.syntax.Statement;
import io.murano.agent.body.syntax.StatementVisitor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Visits all parts of a tree; subclasses look at the kinds they care for. */
abstract class TreeWalk
    implements ExpressionVisitor<TreeWalk.Walk, TreeWalk.Walk>,
        StatementVisitor<TreeWalk.Walk, TreeWalk.Walk> {

  /** Stands for nothing: a walk has neither results nor a context. */
  enum Walk {
    ON
  }

  final void walk(List<Statement> statements) {
    statements.forEach(statement -> statement.accept(this, Walk.ON));
  }

  final void walk(@Nullable Expression expression) {
    if (expression != null) {
      expression.accept(this, Walk.ON);
    }
  }

  final void walkAll(List<Expression> expressions) {
    expressions.forEach(this::walk);
  }

  final void walkDefaults(Parameters parameters) {
    parameters.plain().forEach(parameter -> walk(parameter.defaultValue()));
    parameters.keywordOnly().forEach(parameter -> walk(parameter.defaultValue()));
  }

  @Override
  public Walk visitLiteral(Expression.Literal literal, Walk context) {
    return Walk.ON;
  }

  @Override
  public Walk visitName(Expression.Name name, Walk context) {
    return Walk.ON;
  }

  @Override
  public Walk visitFormatString(Expression.FormatString string, Walk context) {
    walkAll(string.parts());
    return Walk.ON;
  }

  @Override
  public Walk visitFormatField(Expression.FormatField field, Walk context) {
    walk(field.value());
    walk(field.format());
    return Walk.ON;
  }

  @Override
  public Walk visitSequence(Expression.Sequence sequence, Walk context) {
    walkAll(sequence.items());
    return Walk.ON;
  }

  @Override
  public Walk visitDictionary(Expression.Dictionary dictionary, Walk context) {
    for (Expression.Dictionary.Item item : dictionary.items()) {
      walk(item.key());
      walk(item.value());
    }
    return Walk.ON;
  }

  @Override
  public Walk visitUnary(Expression.Unary unary, Walk context) {
    walk(unary.operand());
    return Walk.ON;
  }

  @Override
  public Walk visitBinary(Expression.Binary binary, Walk context) {
    walk(binary.left());
    walk(binary.right());
    return Walk.ON;
  }

  @Override
  public Walk visitLogical(Expression.Logical logical, Walk context) {
    walk(logical.left());
    walk(logical.right());
    return Walk.ON;
  }

  @Override
  public Walk visitComparison(Expression.Comparison comparison, Walk context) {
    walkAll(comparison.operands());
    return Walk.ON;
  }

  @Override
  public Walk visitConditional(Expression.Conditional conditional, Walk context) {
    walk(conditional.condition());
    walk(conditional.then());
    walk(conditional.otherwise());
    return Walk.ON;
  }

  @Override
  public Walk visitCall(Expression.Call call, Walk context) {
    walk(call.function());
    call.arguments().forEach(argument -> walk(argument.value()));
    return Walk.ON;
  }

  @Override
  public Walk visitAttribute(Expression.Attribute attribute, Walk context) {
    walk(attribute.object());
    return Walk.ON;
  }

  @Override
  public Walk visitSubscript(Expression.Subscript subscript, Walk context) {
    walk(subscript.object());
    walk(subscript.index());
    return Walk.ON;
  }

  @Override
  public Walk visitSlice(Expression.Slice slice, Walk context) {
    walk(slice.start());
    walk(slice.stop());
    walk(slice.step());
    return Walk.ON;
  }

  @Override
  public Walk visitStarred(Expression.Starred starred, Walk context) {
    walk(starred.value());
    return Walk.ON;
  }

  @Override
  public Walk visitLambda(Expression.Lambda lambda, Walk context) {
    walkDefaults(lambda.parameters());
    walk(lambda.body());
    return Walk.ON;
  }

  @Override
  public Walk visitWalrus(Expression.Walrus walrus, Walk context) {
    walk(walrus.value());
    return Walk.ON;
  }

  @Override
  public Walk visitComprehension(Expression.Comprehension comprehension, Walk context) {
    walk(comprehension.element());
    walk(comprehension.value());
    for (Expression.Comprehension.Clause clause : comprehension.clauses()) {
      walk(clause.target());
      walk(clause.iterable());
      walkAll(clause.conditions());
    }
    return Walk.ON;
  }

  @Override
  public Walk visitEvaluate(Statement.Evaluate evaluate, Walk context) {
    walk(evaluate.expression());
    return Walk.ON;
  }

  @Override
  public Walk visitAssign(Statement.Assign assign, Walk context) {
    walkAll(assign.targets());
    walk(assign.value());
    return Walk.ON;
  }

  @Override
  public Walk visitAugment(Statement.Augment augment, Walk context) {
    walk(augment.target());
    walk(augment.value());
    return Walk.ON;
  }

  @Override
  public Walk visitIf(Statement.If conditional, Walk context) {
    walk(conditional.condition());
    walk(conditional.then());
    walk(conditional.otherwise());
    return Walk.ON;
  }

  @Override
  public Walk visitWhile(Statement.While loop, Walk context) {
    walk(loop.condition());
    walk(loop.body());
    walk(loop.otherwise());
    return Walk.ON;
  }

  @Override
  public Walk visitFor(Statement.For loop, Walk context) {
    walk(loop.target());
    walk(loop.iterable());
    walk(loop.body());
    walk(loop.otherwise());
    return Walk.ON;
  }

  @Override
  public Walk visitReturn(Statement.Return result, Walk context) {
    walk(result.value());
    return Walk.ON;
  }

  @Override
  public Walk visitJump(Statement.Jump jump, Walk context) {
    return Walk.ON;
  }

  @Override
  public Walk visitDefine(Statement.Define define, Walk context) {
    walkDefaults(define.parameters());
    walk(define.body());
    return Walk.ON;
  }

  @Override
  public Walk visitTry(Statement.Try attempt, Walk context) {
    walk(attempt.body());
    for (Statement.Try.Handler handler : attempt.handlers()) {
      walk(handler.type());
      walk(handler.body());
    }
    walk(attempt.otherwise());
    walk(attempt.last());
    return Walk.ON;
  }

  @Override
  public Walk visitRaise(Statement.Raise raise, Walk context) {
    walk(raise.exception());
    walk(raise.cause());
    return Walk.ON;
  }

  @Override
  public Walk visitAssert(Statement.Assert assertion, Walk context) {
    walk(assertion.condition());
    walk(assertion.message());
    return Walk.ON;
  }

  @Override
  public Walk visitDelete(Statement.Delete delete, Walk context) {
    walkAll(delete.targets());
    return Walk.ON;
  }

  @Override
  public Walk visitImport(Statement.Import statement, Walk context) {
    return Walk.ON;
  }

  @Override
  public Walk visitScope(Statement.Scope scope, Walk context) {
    return Walk.ON;
  }
}
