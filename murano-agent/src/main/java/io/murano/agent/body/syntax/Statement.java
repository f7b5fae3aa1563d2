package io.murano.agent.body.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of the syntax tree. Nodes are immutable; lines count from 1. */
public sealed interface Statement {

  /** Returns the line on which the statement begins. */
  int line();

  /** Calls the visitor's method for this kind of statement. */
  <R, C> R accept(StatementVisitor<R, C> visitor, C context);

  /** An expression whose value is dropped. */
  record Evaluate(Expression expression, int line) implements Statement {
    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitEvaluate(this, context);
    }
  }

  /** An assignment to one or more targets. */
  record Assign(List<Expression> targets, Expression value, int line) implements Statement {
    /** Copies the list. */
    public Assign {
      targets = List.copyOf(targets);
    }

    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitAssign(this, context);
    }
  }

  /** An assignment with an operator; {@code operator} is without the equal sign. */
  record Augment(Expression target, String operator, Expression value, int line)
      implements Statement {
    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitAugment(this, context);
    }
  }

  /** {@code if}; an {@code elif} is an {@code if} alone in {@code otherwise}. */
  record If(Expression condition, List<Statement> then, List<Statement> otherwise, int line)
      implements Statement {
    /** Copies the lists. */
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitIf(this, context);
    }
  }

  /** {@code while}; {@code otherwise} runs if it was not left by {@code break}. */
  record While(Expression condition, List<Statement> body, List<Statement> otherwise, int line)
      implements Statement {
    /** Copies the lists. */
    public While {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitWhile(this, context);
    }
  }

  /** {@code for}; {@code otherwise} runs if it was not left by {@code break}. */
  record For(
      Expression target,
      Expression iterable,
      List<Statement> body,
      List<Statement> otherwise,
      int line)
      implements Statement {
    /** Copies the lists. */
    public For {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitFor(this, context);
    }
  }

  /** {@code return}, with or without a value. */
  record Return(@Nullable Expression value, int line) implements Statement {
    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitReturn(this, context);
    }
  }

  /** {@code break}, {@code continue} or {@code pass}. */
  record Jump(Kind kind, int line) implements Statement {
    /** Where to. */
    public enum Kind {
      BREAK,
      CONTINUE,
      PASS
    }

    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitJump(this, context);
    }
  }

  /** A function definition. */
  record Define(String name, Parameters parameters, List<Statement> body, int line)
      implements Statement {
    /** Copies the list. */
    public Define {
      body = List.copyOf(body);
    }

    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitDefine(this, context);
    }
  }

  /** {@code try} with its handlers and ends. */
  record Try(
      List<Statement> body,
      List<Handler> handlers,
      List<Statement> otherwise,
      List<Statement> last,
      int line)
      implements Statement {
    /** Copies the lists. */
    public Try {
      body = List.copyOf(body);
      handlers = List.copyOf(handlers);
      otherwise = List.copyOf(otherwise);
      last = List.copyOf(last);
    }

    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitTry(this, context);
    }

    /** {@code except type as name}; {@code type} is null for all. */
    public record Handler(@Nullable Expression type, @Nullable String name, List<Statement> body) {
      /** Copies the list. */
      public Handler {
        body = List.copyOf(body);
      }
    }
  }

  /** {@code raise}; without an exception, the one being handled. */
  record Raise(@Nullable Expression exception, @Nullable Expression cause, int line)
      implements Statement {
    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitRaise(this, context);
    }
  }

  /** {@code assert}. */
  record Assert(Expression condition, @Nullable Expression message, int line) implements Statement {
    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitAssert(this, context);
    }
  }

  /** {@code del}. */
  record Delete(List<Expression> targets, int line) implements Statement {
    /** Copies the list. */
    public Delete {
      targets = List.copyOf(targets);
    }

    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitDelete(this, context);
    }
  }

  /**
   * {@code import module as alias}, or {@code from module import name as alias}.
   *
   * @param name what is taken from the module, or null for the module itself
   * @param alias the name it is bound to
   */
  record Import(String module, @Nullable String name, @Nullable String alias, int line)
      implements Statement {
    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitImport(this, context);
    }
  }

  /** {@code global} or {@code nonlocal}. */
  record Scope(boolean isGlobal, List<String> names, int line) implements Statement {
    /** Copies the list. */
    public Scope {
      names = List.copyOf(names);
    }

    @Override
    public <R, C> R accept(StatementVisitor<R, C> visitor, C context) {
      return visitor.visitScope(this, context);
    }
  }
}
