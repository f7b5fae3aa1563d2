package io.murano.conductor.conformance.yaql;

import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.expression.NodeVisitor;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns syntax trees into the notation of case files. */
final class TreeNotation implements NodeVisitor<JsonNode> {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TreeNotation() {}

  static JsonNode of(Node node) {
    return node.accept(new TreeNotation());
  }

  private ArrayNode all(List<Node> nodes) {
    ArrayNode array = NODES.arrayNode();
    nodes.forEach(node -> array.add(node.accept(this)));
    return array;
  }

  private static ObjectNode object(String name, JsonNode value) {
    ObjectNode object = NODES.objectNode();
    object.set(name, value);
    return object;
  }

  private ObjectNode withArgs(String name, JsonNode value, List<Node> args) {
    ObjectNode object = object(name, value);
    object.set("args", all(args));
    return object;
  }

  @Override
  public JsonNode visitConstant(Node.Constant node) {
    return object("constant", new OutputValues(false).encode(node.value()));
  }

  @Override
  public JsonNode visitKeyword(Node.Keyword node) {
    return object("keyword", NODES.stringNode(node.name()));
  }

  @Override
  public JsonNode visitVariable(Node.Variable node) {
    return object("variable", NODES.stringNode(node.name()));
  }

  @Override
  public JsonNode visitParenthesized(Node.Parenthesized node) {
    return object("paren", node.inner().accept(this));
  }

  @Override
  public JsonNode visitOmitted(Node.Omitted node) {
    return object("omitted", NODES.booleanNode(true));
  }

  @Override
  public JsonNode visitPair(Node.Pair node) {
    return object("pair", all(List.of(node.source(), node.destination())));
  }

  @Override
  public JsonNode visitUnary(Node.Unary node) {
    return withArgs("unary", NODES.stringNode(node.operator()), List.of(node.operand()));
  }

  @Override
  public JsonNode visitBinary(Node.Binary node) {
    return withArgs(
        "binary", NODES.stringNode(node.operator()), List.of(node.left(), node.right()));
  }

  @Override
  public JsonNode visitIndex(Node.Index node) {
    return withArgs("index", node.value().accept(this), node.args());
  }

  @Override
  public JsonNode visitList(Node.ListLiteral node) {
    return object("list", all(node.args()));
  }

  @Override
  public JsonNode visitMap(Node.MapLiteral node) {
    return object("map", all(node.args()));
  }

  @Override
  public JsonNode visitCall(Node.Call node) {
    return withArgs("call", NODES.stringNode(node.name()), node.args());
  }

  @Override
  public JsonNode visitInvoke(Node.Invoke node) {
    return withArgs("invoke", node.callee().accept(this), node.args());
  }
}
