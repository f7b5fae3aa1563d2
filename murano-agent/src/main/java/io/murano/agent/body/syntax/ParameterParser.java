package io.murano.agent.body.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the parameters of a function or lambda. Owned by one thread. */
final class ParameterParser {

  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final boolean annotated;
  private final List<Parameters.Parameter> plain = new ArrayList<>();
  private final List<Parameters.Parameter> keywordOnly = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private @Nullable String star;
  private @Nullable String doubleStar;
  private boolean afterStar;

  /**
   * Creates a parser.
   *
   * @param annotated whether types may be annotated, which are ignored
   */
  ParameterParser(TokenStream tokens, ExpressionParser expressions, boolean annotated) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.annotated = annotated;
  }

  /** Parses up to, and without, the operator that ends the list. */
  Parameters parse(String end) {
    while (!tokens.atOperator(end)) {
      parameter();
      if (!tokens.skipOperator(",")) {
        break;
      }
    }
    if (!tokens.atOperator(end)) {
      throw tokens.error("invalid syntax");
    }
    return new Parameters(plain, star, keywordOnly, doubleStar);
  }

  private void parameter() {
    if (doubleStar != null) {
      throw tokens.error("arguments cannot follow var-keyword argument");
    }
    if (tokens.skipOperator("**")) {
      doubleStar = name();
    } else if (tokens.skipOperator("*")) {
      afterStar = true;
      star = tokens.atOperator(",") ? null : name();
    } else if (tokens.atOperator("/")) {
      throw new UnsupportedConstructException("A positional-only parameter", tokens.line());
    } else {
      add();
    }
  }

  private void add() {
    String name = name();
    Expression defaultValue = tokens.skipOperator("=") ? expressions.expression() : null;
    if (afterStar) {
      keywordOnly.add(new Parameters.Parameter(name, defaultValue));
      return;
    }
    boolean hasDefaults = !plain.isEmpty() && plain.get(plain.size() - 1).defaultValue() != null;
    if (defaultValue == null && hasDefaults) {
      throw tokens.error("non-default argument follows default argument");
    }
    plain.add(new Parameters.Parameter(name, defaultValue));
  }

  private String name() {
    String name = tokens.expectName();
    if (!names.add(name)) {
      throw tokens.error("duplicate argument '%s' in function definition".formatted(name));
    }
    if (annotated && tokens.skipOperator(":")) {
      expressions.expression();
    }
    return name;
  }
}
