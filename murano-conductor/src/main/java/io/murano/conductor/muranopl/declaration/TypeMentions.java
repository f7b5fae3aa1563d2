package io.murano.conductor.muranopl.declaration;

import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.expression.NodeVisitor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the types an expression names where it is sure that a type is meant. */
final class TypeMentions implements NodeVisitor<Void> {

  private static final Set<String> FUNCTIONS = Set.of("new", "class", "template", "typeinfo");

  private final Set<String> names = new TreeSet<>();

  private TypeMentions() {}

  static Set<String> in(Node expression) {
    TypeMentions visitor = new TypeMentions();
    expression.accept(visitor);
    return visitor.names;
  }

  private Void visitAll(List<Node> nodes) {
    nodes.forEach(node -> node.accept(this));
    return null;
  }

  @Override
  public Void visitConstant(Node.Constant node) {
    return null;
  }

  @Override
  public Void visitKeyword(Node.Keyword node) {
    return null;
  }

  @Override
  public Void visitVariable(Node.Variable node) {
    return null;
  }

  @Override
  public Void visitOmitted(Node.Omitted node) {
    return null;
  }

  @Override
  public Void visitParenthesized(Node.Parenthesized node) {
    return node.inner().accept(this);
  }

  @Override
  public Void visitPair(Node.Pair node) {
    return visitAll(List.of(node.source(), node.destination()));
  }

  @Override
  public Void visitUnary(Node.Unary node) {
    if (node.operator().equals(":") && node.operand() instanceof Node.Keyword name) {
      names.add(":" + name.name());
      return null;
    }
    return node.operand().accept(this);
  }

  @Override
  public Void visitBinary(Node.Binary node) {
    if (node.operator().equals(":")
        && node.left() instanceof Node.Keyword prefix
        && node.right() instanceof Node.Keyword name) {
      names.add(prefix.name() + ":" + name.name());
      return null;
    }
    return visitAll(List.of(node.left(), node.right()));
  }

  @Override
  public Void visitIndex(Node.Index node) {
    node.value().accept(this);
    return visitAll(node.args());
  }

  @Override
  public Void visitList(Node.ListLiteral node) {
    return visitAll(node.args());
  }

  @Override
  public Void visitMap(Node.MapLiteral node) {
    return visitAll(node.args());
  }

  @Override
  public Void visitCall(Node.Call node) {
    if (FUNCTIONS.contains(node.name()) && !node.args().isEmpty()) {
      Node first = node.args().get(0);
      if (first instanceof Node.Keyword name) {
        names.add(name.name());
      } else if (first instanceof Node.Constant constant
          && constant.value() instanceof String name) {
        names.add(name);
      }
    }
    return visitAll(node.args());
  }

  @Override
  public Void visitInvoke(Node.Invoke node) {
    node.callee().accept(this);
    return visitAll(node.args());
  }
}
