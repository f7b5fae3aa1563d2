package io.murano.conductor.conformance.yaql;

import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.expression.NodeVisitor;
import io.murano.conductor.yaql.value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text the reference shows for a syntax node: every operator is a call by its name. */
final class ReferenceText implements NodeVisitor<String> {

  private ReferenceText() {}

  static String of(Node node) {
    return node.accept(new ReferenceText());
  }

  private String call(String name, List<Node> args) {
    return args.stream()
        .map(arg -> arg.accept(this))
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private String call(String name, Node first, List<Node> rest) {
    List<Node> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return call(name, all);
  }

  @Override
  public String visitConstant(Node.Constant node) {
    return node.value() instanceof String s ? "'" + s + "'" : Text.str(node.value());
  }

  @Override
  public String visitKeyword(Node.Keyword node) {
    return "'" + node.name() + "'";
  }

  @Override
  public String visitVariable(Node.Variable node) {
    return node.name();
  }

  @Override
  public String visitParenthesized(Node.Parenthesized node) {
    return node.inner().accept(this);
  }

  @Override
  public String visitOmitted(Node.Omitted node) {
    return "<NoValue>";
  }

  @Override
  public String visitPair(Node.Pair node) {
    return node.source().accept(this) + " => " + node.destination().accept(this);
  }

  @Override
  public String visitUnary(Node.Unary node) {
    String alias = node.alias();
    return call(
        alias == null ? "#unary_operator_" + node.operator() : "*" + alias,
        List.of(node.operand()));
  }

  @Override
  public String visitBinary(Node.Binary node) {
    String alias = node.alias();
    return call(
        alias == null ? "#operator_" + node.operator() : "*" + alias,
        List.of(node.left(), node.right()));
  }

  @Override
  public String visitIndex(Node.Index node) {
    return call("#indexer", node.value(), node.args());
  }

  @Override
  public String visitList(Node.ListLiteral node) {
    return call("#list", node.args());
  }

  @Override
  public String visitMap(Node.MapLiteral node) {
    return call("#map", node.args());
  }

  @Override
  public String visitCall(Node.Call node) {
    return call(node.name(), node.args());
  }

  @Override
  public String visitInvoke(Node.Invoke node) {
    return call("#call", node.callee(), node.args());
  }
}
