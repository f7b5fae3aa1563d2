package io.murano.conductor.yaql.expression;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns trees back into text. Parentheses are written where the tree has them, so the text of a
 * parsed tree parses to the same tree.
 */
final class SourceWriter implements NodeVisitor<StringBuilder> {

  private final StringBuilder out = new StringBuilder();

  private SourceWriter() {}

  static String write(Node node) {
    return node.accept(new SourceWriter()).toString();
  }

  @Override
  public StringBuilder visitConstant(Node.Constant node) {
    Object value = node.value();
    if (value instanceof String s) {
      return quote(s);
    }
    if (value instanceof Double d) {
      String plain = new BigDecimal(d.toString()).toPlainString();
      return out.append(plain).append(plain.indexOf('.') < 0 ? ".0" : "");
    }
    return out.append(value);
  }

  private StringBuilder quote(String s) {
    out.append('\'');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\'' -> out.append("\\'");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || (Character.isSurrogate(c) && !isPaired(s, i))) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('\'');
  }

  private static boolean isPaired(String s, int i) {
    char c = s.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < s.length() && Character.isLowSurrogate(s.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(s.charAt(i - 1));
  }

  @Override
  public StringBuilder visitKeyword(Node.Keyword node) {
    return out.append(node.name());
  }

  @Override
  public StringBuilder visitVariable(Node.Variable node) {
    return out.append(node.name());
  }

  @Override
  public StringBuilder visitParenthesized(Node.Parenthesized node) {
    out.append('(');
    node.inner().accept(this);
    return out.append(')');
  }

  @Override
  public StringBuilder visitOmitted(Node.Omitted node) {
    return out;
  }

  @Override
  public StringBuilder visitPair(Node.Pair node) {
    node.source().accept(this);
    out.append(" => ");
    return node.destination().accept(this);
  }

  @Override
  public StringBuilder visitUnary(Node.Unary node) {
    if (node.suffix()) {
      return node.operand().accept(this).append(' ').append(node.operator());
    }
    out.append(node.operator());
    if (isWord(node.operator())) {
      out.append(' ');
    }
    return node.operand().accept(this);
  }

  @Override
  public StringBuilder visitBinary(Node.Binary node) {
    node.left().accept(this);
    boolean tight = node.operator().endsWith(".") || node.operator().equals(":");
    boolean afterDigit = Character.isDigit(out.codePointBefore(out.length()));
    // Without a blank the digits on both sides of a dot would become one number.
    out.append(tight && !afterDigit ? "" : " ").append(node.operator()).append(tight ? "" : " ");
    return node.right().accept(this);
  }

  @Override
  public StringBuilder visitIndex(Node.Index node) {
    node.value().accept(this);
    return args('[', node.args(), ']');
  }

  @Override
  public StringBuilder visitList(Node.ListLiteral node) {
    return args('[', node.args(), ']');
  }

  @Override
  public StringBuilder visitMap(Node.MapLiteral node) {
    return args('{', node.args(), '}');
  }

  @Override
  public StringBuilder visitCall(Node.Call node) {
    out.append(node.name());
    return args('(', node.args(), ')');
  }

  @Override
  public StringBuilder visitInvoke(Node.Invoke node) {
    node.callee().accept(this);
    return args(needsBlank(node.callee()) ? " (" : "(", node.args(), ")");
  }

  /** A word directly before a parenthesis would read as a call by name. */
  private boolean needsBlank(@Nullable Node callee) {
    return callee != null && isWord(out.substring(Math.max(0, out.length() - 1)));
  }

  private StringBuilder args(char open, List<Node> args, char close) {
    return args(String.valueOf(open), args, String.valueOf(close));
  }

  private StringBuilder args(String open, List<Node> args, String close) {
    out.append(open);
    for (int i = 0; i < args.size(); i++) {
      if (i > 0) {
        out.append(args.get(i) instanceof Node.Omitted ? "," : ", ");
      }
      args.get(i).accept(this);
    }
    return out.append(close);
  }

  private static boolean isWord(String text) {
    int last = text.codePointBefore(text.length());
    return Character.isLetterOrDigit(last) || last == '_';
  }
}
