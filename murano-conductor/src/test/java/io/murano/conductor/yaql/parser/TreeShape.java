package io.murano.conductor.yaql.parser;

import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.expression.NodeVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A tree as nested lists without spans, to compare trees by structure. */
final class TreeShape implements NodeVisitor<Object> {

  private TreeShape() {}

  static Object of(Node node) {
    return node.accept(new TreeShape());
  }

  private List<Object> all(List<Node> nodes) {
    List<Object> shapes = new ArrayList<>();
    nodes.forEach(node -> shapes.add(node.accept(this)));
    return shapes;
  }

  @Override
  public Object visitConstant(Node.Constant node) {
    return Arrays.asList("constant", node.value());
  }

  @Override
  public Object visitKeyword(Node.Keyword node) {
    return List.of("keyword", node.name());
  }

  @Override
  public Object visitVariable(Node.Variable node) {
    return List.of("variable", node.name());
  }

  @Override
  public Object visitParenthesized(Node.Parenthesized node) {
    return List.of("paren", node.inner().accept(this));
  }

  @Override
  public Object visitOmitted(Node.Omitted node) {
    return "omitted";
  }

  @Override
  public Object visitPair(Node.Pair node) {
    return List.of("pair", all(List.of(node.source(), node.destination())));
  }

  @Override
  public Object visitUnary(Node.Unary node) {
    return List.of("unary", node.operator(), node.operand().accept(this));
  }

  @Override
  public Object visitBinary(Node.Binary node) {
    return List.of("binary", node.operator(), all(List.of(node.left(), node.right())));
  }

  @Override
  public Object visitIndex(Node.Index node) {
    return List.of("index", node.value().accept(this), all(node.args()));
  }

  @Override
  public Object visitList(Node.ListLiteral node) {
    return List.of("list", all(node.args()));
  }

  @Override
  public Object visitMap(Node.MapLiteral node) {
    return List.of("map", all(node.args()));
  }

  @Override
  public Object visitCall(Node.Call node) {
    return List.of("call", node.name(), all(node.args()));
  }

  @Override
  public Object visitInvoke(Node.Invoke node) {
    return List.of("invoke", node.callee().accept(this), all(node.args()));
  }
}
