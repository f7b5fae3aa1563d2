package io.murano.agent.body.syntax;

/**
 * Something done with statements, a method per kind.
 *
 * @param <R> result
 * @param <C> context handed through
 */
public interface StatementVisitor<R, C> {

  /** Visits an expression statement. */
  R visitEvaluate(Statement.Evaluate evaluate, C context);

  /** Visits an assignment. */
  R visitAssign(Statement.Assign assign, C context);

  /** Visits an augmented assignment. */
  R visitAugment(Statement.Augment augment, C context);

  /** Visits an {@code if}. */
  R visitIf(Statement.If conditional, C context);

  /** Visits a {@code while}. */
  R visitWhile(Statement.While loop, C context);

  /** Visits a {@code for}. */
  R visitFor(Statement.For loop, C context);

  /** Visits a {@code return}. */
  R visitReturn(Statement.Return result, C context);

  /** Visits {@code break}, {@code continue} and {@code pass}. */
  R visitJump(Statement.Jump jump, C context);

  /** Visits a function definition. */
  R visitDefine(Statement.Define define, C context);

  /** Visits a {@code try}. */
  R visitTry(Statement.Try attempt, C context);

  /** Visits a {@code raise}. */
  R visitRaise(Statement.Raise raise, C context);

  /** Visits an {@code assert}. */
  R visitAssert(Statement.Assert assertion, C context);

  /** Visits a {@code del}. */
  R visitDelete(Statement.Delete delete, C context);

  /** Visits an import. */
  R visitImport(Statement.Import statement, C context);

  /** Visits {@code global} and {@code nonlocal}. */
  R visitScope(Statement.Scope scope, C context);
}
