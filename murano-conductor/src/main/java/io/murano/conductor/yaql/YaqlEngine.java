package io.murano.conductor.yaql;

import io.murano.conductor.yaql.error.YaqlParsingException;
import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.parser.Grammar;
import io.murano.conductor.yaql.parser.Parser;
import io.murano.conductor.yaql.runtime.NodeCompiler;
import io.murano.conductor.yaql.runtime.YaqlOptions;

/** Parses expressions of one grammar for evaluation under one set of options. Thread-safe. */
public final class YaqlEngine {

  private final Grammar grammar;
  private final YaqlOptions options;

  /** Creates an engine. */
  public YaqlEngine(Grammar grammar, YaqlOptions options) {
    this.grammar = grammar;
    this.options = options;
  }

  /** Returns an engine with the standard grammar and default options. */
  public static YaqlEngine standard() {
    return new YaqlEngine(Grammar.standard(), YaqlOptions.DEFAULT);
  }

  /** Returns the grammar. */
  public Grammar grammar() {
    return grammar;
  }

  /** Returns the options. */
  public YaqlOptions options() {
    return options;
  }

  /** Returns an engine with the same grammar and other options. */
  public YaqlEngine withOptions(YaqlOptions other) {
    return new YaqlEngine(grammar, other);
  }

  /**
   * Returns a parsed expression, which can be evaluated any number of times.
   *
   * @throws YaqlParsingException if the text is not an expression of the grammar
   */
  public Expression parse(String text) {
    Node tree = Parser.parse(text, grammar);
    return new Expression(text, tree, NodeCompiler.compile(tree, text), options);
  }
}
