package io.murano.agent.body.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of the syntax tree. Nodes are immutable; lines count from 1. */
public sealed interface Expression {

  /** Returns the line on which the expression begins. */
  int line();

  /** Calls the visitor's method for this kind of expression. */
  <R, C> R accept(ExpressionVisitor<R, C> visitor, C context);

  /** A constant: Long, BigInteger, Double, String, Boolean, byte array or, for None, null. */
  record Literal(@Nullable Object value, int line) implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitLiteral(this, context);
    }
  }

  /** A name that is read, or written if it is a target. */
  record Name(String id, int line) implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitName(this, context);
    }
  }

  /** A format string: literals and fields in turn. */
  record FormatString(List<Expression> parts, int line) implements Expression {
    /** Copies the list. */
    public FormatString {
      parts = List.copyOf(parts);
    }

    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitFormatString(this, context);
    }
  }

  /**
   * A field of a format string.
   *
   * @param value what is shown
   * @param conversion {@code r}, {@code s}, {@code a} or 0 for none
   * @param format the format specification, or null
   */
  record FormatField(Expression value, char conversion, @Nullable Expression format, int line)
      implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitFormatField(this, context);
    }
  }

  /** What a display in brackets makes. */
  enum SequenceKind {
    LIST,
    TUPLE,
    SET
  }

  /** A list, tuple or set of items, some perhaps {@link Starred}. */
  record Sequence(SequenceKind kind, List<Expression> items, int line) implements Expression {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitSequence(this, context);
    }
  }

  /** A dictionary display. */
  record Dictionary(List<Item> items, int line) implements Expression {
    /** Copies the list. */
    public Dictionary {
      items = List.copyOf(items);
    }

    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitDictionary(this, context);
    }

    /** A key with its value, or, without a key, a mapping to be merged. */
    public record Item(@Nullable Expression key, Expression value) {}
  }

  /** An operator before its operand: {@code -}, {@code +}, {@code ~}, {@code not}. */
  record Unary(String operator, Expression operand, int line) implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitUnary(this, context);
    }
  }

  /** An arithmetic operator between two operands. */
  record Binary(Expression left, String operator, Expression right, int line)
      implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitBinary(this, context);
    }
  }

  /** {@code and} or {@code or} over two operands. */
  record Logical(Expression left, boolean isAnd, Expression right, int line) implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitLogical(this, context);
    }
  }

  /** A chain of comparisons: {@code operands} has one more item than {@code operators}. */
  record Comparison(List<Expression> operands, List<String> operators, int line)
      implements Expression {
    /** Copies the lists. */
    public Comparison {
      operands = List.copyOf(operands);
      operators = List.copyOf(operators);
    }

    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitComparison(this, context);
    }
  }

  /** {@code a if condition else b}. */
  record Conditional(Expression then, Expression condition, Expression otherwise, int line)
      implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitConditional(this, context);
    }
  }

  /** A call. */
  record Call(Expression function, List<Argument> arguments, int line) implements Expression {
    /** Copies the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitCall(this, context);
    }

    /** How an argument is passed. */
    public enum Passing {
      PLAIN,
      STAR,
      DOUBLE_STAR
    }

    /** An argument; {@code name} is null unless it is passed by keyword. */
    public record Argument(@Nullable String name, Passing passing, Expression value) {}
  }

  /** {@code object.name}. */
  record Attribute(Expression object, String name, int line) implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitAttribute(this, context);
    }
  }

  /** {@code object[index]}. */
  record Subscript(Expression object, Expression index, int line) implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitSubscript(this, context);
    }
  }

  /** {@code start:stop:step} inside a subscript. */
  record Slice(
      @Nullable Expression start, @Nullable Expression stop, @Nullable Expression step, int line)
      implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitSlice(this, context);
    }
  }

  /** {@code *iterable} among items or targets. */
  record Starred(Expression value, int line) implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitStarred(this, context);
    }
  }

  /** A function without a name. */
  record Lambda(Parameters parameters, Expression body, int line) implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitLambda(this, context);
    }
  }

  /** {@code (name := value)}. */
  record Walrus(String name, Expression value, int line) implements Expression {
    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitWalrus(this, context);
    }
  }

  /** What a comprehension makes. */
  enum ComprehensionKind {
    LIST,
    SET,
    DICTIONARY,
    GENERATOR
  }

  /**
   * A comprehension.
   *
   * @param element what is collected; the key of a dictionary
   * @param value the value of a dictionary, else null
   */
  record Comprehension(
      ComprehensionKind kind,
      Expression element,
      @Nullable Expression value,
      List<Clause> clauses,
      int line)
      implements Expression {
    /** Copies the list. */
    public Comprehension {
      clauses = List.copyOf(clauses);
    }

    @Override
    public <R, C> R accept(ExpressionVisitor<R, C> visitor, C context) {
      return visitor.visitComprehension(this, context);
    }

    /** {@code for target in iterable if conditions}. */
    public record Clause(Expression target, Expression iterable, List<Expression> conditions) {
      /** Copies the list. */
      public Clause {
        conditions = List.copyOf(conditions);
      }
    }
  }
}
