package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.expression.NodeVisitor;
import io.murano.conductor.yaql.expression.SourceSpan;
import io.murano.conductor.yaql.value.NoValue;
import java.util.List;

/** Makes syntax trees executable: every operator and bracket becomes a call by name. */
public final class NodeCompiler implements NodeVisitor<Object> {

  /** Name of the function that converts the value of a whole expression. */
  public static final String FINALIZER = "#finalize";

  private final String source;

  private NodeCompiler(String source) {
    this.source = source;
  }

  /** Returns the executable form of a tree that was read from {@code source}. */
  public static ExecutableNode compile(Node tree, String source) {
    return (ExecutableNode) tree.accept(new NodeCompiler(source));
  }

  /** Returns a call of {@code #finalize} on the value of a whole expression. */
  public static ExecutableNode finalized(ExecutableNode root, String source) {
    return new CallNode(root.syntax(), source, FINALIZER, new Object[] {root}, false);
  }

  /**
   * Returns a method call as the right operand of a dot would be: {@code name(args)}. Arguments are
   * values or nodes, {@link NoValue} stands for an omitted one.
   */
  public static ExecutableNode call(String name, List<?> args) {
    Node.Call syntax = new Node.Call(name, List.of(), SourceSpan.NONE);
    Object[] nodes = new Object[args.size()];
    for (int i = 0; i < nodes.length; i++) {
      Object arg = args.get(i);
      nodes[i] = arg instanceof ExecutableNode || arg == NoValue.INSTANCE ? arg : constant(arg);
    }
    return new CallNode(syntax, "", name, nodes, true);
  }

  /** Returns a node that gives a value, of whatever class. */
  public static ExecutableNode constant(@org.jspecify.annotations.Nullable Object value) {
    return new ConstantNode(new Node.Constant(value, SourceSpan.NONE), "", value);
  }

  /** Returns a pair with a bare word on its left, as a keyword argument is written. */
  public static ExecutableNode keywordArgument(String name, ExecutableNode value) {
    Node.Keyword key = new Node.Keyword(name, SourceSpan.NONE);
    Node.Pair pair = new Node.Pair(key, value.syntax(), SourceSpan.NONE);
    return new PairNode(pair, "", new ConstantNode(key, "", name), value);
  }

  private ExecutableNode node(Node syntax) {
    return (ExecutableNode) syntax.accept(this);
  }

  private Object[] args(List<Node> args) {
    return args.stream().map(arg -> arg.accept(this)).toArray();
  }

  private Object[] args(Node first, List<Node> rest) {
    Object[] all = new Object[rest.size() + 1];
    all[0] = node(first);
    System.arraycopy(args(rest), 0, all, 1, rest.size());
    return all;
  }

  @Override
  public Object visitConstant(Node.Constant node) {
    return new ConstantNode(node, source, node.value());
  }

  @Override
  public Object visitKeyword(Node.Keyword node) {
    return new ConstantNode(node, source, node.name());
  }

  @Override
  public Object visitVariable(Node.Variable node) {
    return new VariableNode(node, source);
  }

  @Override
  public Object visitParenthesized(Node.Parenthesized node) {
    return new ParenthesizedNode(node, source, node(node.inner()));
  }

  @Override
  public Object visitOmitted(Node.Omitted node) {
    return NoValue.INSTANCE;
  }

  @Override
  public Object visitPair(Node.Pair node) {
    return new PairNode(node, source, node(node.source()), node(node.destination()));
  }

  @Override
  public Object visitUnary(Node.Unary node) {
    String alias = node.alias();
    String name = alias == null ? "#unary_operator_" + node.operator() : "*" + alias;
    return new CallNode(node, source, name, new Object[] {node(node.operand())}, false);
  }

  @Override
  public Object visitBinary(Node.Binary node) {
    String alias = node.alias();
    String name = alias == null ? "#operator_" + node.operator() : "*" + alias;
    Object[] operands = {node(node.left()), node(node.right())};
    return new CallNode(node, source, name, operands, false);
  }

  @Override
  public Object visitIndex(Node.Index node) {
    return new CallNode(node, source, "#indexer", args(node.value(), node.args()), false);
  }

  @Override
  public Object visitList(Node.ListLiteral node) {
    return new CallNode(node, source, "#list", args(node.args()), false);
  }

  @Override
  public Object visitMap(Node.MapLiteral node) {
    return new CallNode(node, source, "#map", args(node.args()), false);
  }

  @Override
  public Object visitCall(Node.Call node) {
    return new CallNode(node, source, node.name(), args(node.args()), true);
  }

  @Override
  public Object visitInvoke(Node.Invoke node) {
    return new CallNode(node, source, "#call", args(node.callee(), node.args()), true);
  }
}
