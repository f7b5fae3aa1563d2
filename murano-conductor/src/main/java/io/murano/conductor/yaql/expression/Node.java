package io.murano.conductor.yaql.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a syntax tree (contract yaql.md 3). {@code toString()} gives source text that parses to
 * the same tree, spans aside.
 */
public sealed interface Node {

  /** Returns where the node stands in the source. */
  SourceSpan span();

  /** Calls the visitor's method for this kind of node. */
  <R> R accept(NodeVisitor<R> visitor);

  /**
   * A literal.
   *
   * @param value null, Boolean, Long, BigInteger, Double or String
   */
  record Constant(@Nullable Object value, SourceSpan span) implements Node {
    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitConstant(this);
    }

    @Override
    public String toString() {
      return SourceWriter.write(this);
    }
  }

  /** A bare word; its value is the word itself. */
  record Keyword(String name, SourceSpan span) implements Node {
    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitKeyword(this);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A context reference.
   *
   * @param name with the leading {@code $}
   */
  record Variable(String name, SourceSpan span) implements Node {
    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitVariable(this);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** An expression in parentheses. */
  record Parenthesized(Node inner, SourceSpan span) implements Node {
    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitParenthesized(this);
    }

    @Override
    public String toString() {
      return SourceWriter.write(this);
    }
  }

  /** The gap left by an omitted argument. */
  record Omitted(SourceSpan span) implements Node {
    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitOmitted(this);
    }

    @Override
    public String toString() {
      return "";
    }
  }

  /** {@code source => destination} in an argument list. */
  record Pair(Node source, Node destination, SourceSpan span) implements Node {
    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitPair(this);
    }

    @Override
    public String toString() {
      return SourceWriter.write(this);
    }
  }

  /**
   * A prefix or suffix operator.
   *
   * @param operator the symbol
   * @param alias the name of the function if it is not derived from the symbol
   * @param suffix whether the symbol stands behind the operand
   */
  record Unary(
      String operator, @Nullable String alias, boolean suffix, Node operand, SourceSpan span)
      implements Node {
    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitUnary(this);
    }

    @Override
    public String toString() {
      return SourceWriter.write(this);
    }
  }

  /**
   * A binary operator.
   *
   * @param operator the symbol
   * @param alias the name of the function if it is not derived from the symbol
   */
  record Binary(String operator, @Nullable String alias, Node left, Node right, SourceSpan span)
      implements Node {
    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitBinary(this);
    }

    @Override
    public String toString() {
      return SourceWriter.write(this);
    }
  }

  /** {@code value[args]}. */
  record Index(Node value, List<Node> args, SourceSpan span) implements Node {
    /** Copies the arguments. */
    public Index {
      args = List.copyOf(args);
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitIndex(this);
    }

    @Override
    public String toString() {
      return SourceWriter.write(this);
    }
  }

  /** {@code [args]}. */
  record ListLiteral(List<Node> args, SourceSpan span) implements Node {
    /** Copies the arguments. */
    public ListLiteral {
      args = List.copyOf(args);
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitList(this);
    }

    @Override
    public String toString() {
      return SourceWriter.write(this);
    }
  }

  /** {@code {args}}. */
  record MapLiteral(List<Node> args, SourceSpan span) implements Node {
    /** Copies the arguments. */
    public MapLiteral {
      args = List.copyOf(args);
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitMap(this);
    }

    @Override
    public String toString() {
      return SourceWriter.write(this);
    }
  }

  /** {@code name(args)}: a function, or a method as right operand of {@code .}. */
  record Call(String name, List<Node> args, SourceSpan span) implements Node {
    /** Copies the arguments. */
    public Call {
      args = List.copyOf(args);
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitCall(this);
    }

    @Override
    public String toString() {
      return SourceWriter.write(this);
    }
  }

  /** {@code value(args)}: the call of a value, only in grammars with delegates. */
  record Invoke(Node callee, List<Node> args, SourceSpan span) implements Node {
    /** Copies the arguments. */
    public Invoke {
      args = List.copyOf(args);
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.visitInvoke(this);
    }

    @Override
    public String toString() {
      return SourceWriter.write(this);
    }
  }
}
