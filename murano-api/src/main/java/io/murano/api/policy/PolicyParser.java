package io.murano.api.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads oslo.policy expressions: {@code and}, {@code or}, {@code not}, parentheses, {@code @},
 * {@code !}, {@code kind:match}. Remote checks ({@code http:}) are refused.
 */
final class PolicyParser {

  private final String expression;
  private final List<String> tokens;
  private int position;

  private PolicyParser(String expression) {
    this.expression = expression;
    this.tokens = tokens(expression);
  }

  /**
   * Parses one expression; an empty one always allows.
   *
   * @throws IllegalArgumentException naming the expression and the part that is not understood
   */
  static PolicyCheck parse(String expression) {
    PolicyParser parser = new PolicyParser(expression);
    if (parser.tokens.isEmpty()) {
      return new PolicyCheck.Constant(true);
    }
    PolicyCheck check = parser.disjunction();
    if (parser.position < parser.tokens.size()) {
      throw parser.error("unexpected " + parser.tokens.get(parser.position));
    }
    return check;
  }

  private PolicyCheck disjunction() {
    List<PolicyCheck> checks = new ArrayList<>(List.of(conjunction()));
    while (accept("or")) {
      checks.add(conjunction());
    }
    return checks.size() == 1 ? checks.get(0) : new PolicyCheck.Or(checks);
  }

  private PolicyCheck conjunction() {
    List<PolicyCheck> checks = new ArrayList<>(List.of(negation()));
    while (accept("and")) {
      checks.add(negation());
    }
    return checks.size() == 1 ? checks.get(0) : new PolicyCheck.And(checks);
  }

  private PolicyCheck negation() {
    if (accept("not")) {
      return new PolicyCheck.Not(negation());
    }
    if (accept("(")) {
      PolicyCheck inner = disjunction();
      if (!accept(")")) {
        throw error("missing )");
      }
      return inner;
    }
    return simple();
  }

  private PolicyCheck simple() {
    if (position == tokens.size()) {
      throw error("unexpected end");
    }
    String token = tokens.get(position++);
    if (token.equals("@") || token.equals("!")) {
      return new PolicyCheck.Constant(token.equals("@"));
    }
    int colon = token.indexOf(':');
    if (colon <= 0) {
      throw error("expected kind:match instead of " + token);
    }
    String kind = token.substring(0, colon);
    String match = token.substring(colon + 1);
    return switch (kind) {
      case "rule" -> new PolicyCheck.Rule(match);
      case "role" -> new PolicyCheck.Role(match);
      case "http", "https" -> throw error("remote checks are not supported: " + token);
      default -> new PolicyCheck.Comparison(kind, match);
    };
  }

  private boolean accept(String token) {
    if (position < tokens.size() && tokens.get(position).toLowerCase(Locale.ROOT).equals(token)) {
      position++;
      return true;
    }
    return false;
  }

  /** Parentheses may touch words, but {@code %(name)s} belongs to its word. */
  private static List<String> tokens(String expression) {
    List<String> tokens = new ArrayList<>();
    for (String word : expression.trim().split("\\s+")) {
      String rest = word;
      while (rest.startsWith("(")) {
        tokens.add("(");
        rest = rest.substring(1);
      }
      int closing = 0;
      while (rest.endsWith(")")) {
        closing++;
        rest = rest.substring(0, rest.length() - 1);
      }
      if (!rest.isEmpty()) {
        tokens.add(rest);
      }
      for (int i = 0; i < closing; i++) {
        tokens.add(")");
      }
    }
    return tokens;
  }

  private IllegalArgumentException error(String problem) {
    return new IllegalArgumentException(
        "Policy expression \"%s\": %s".formatted(expression, problem));
  }
}
