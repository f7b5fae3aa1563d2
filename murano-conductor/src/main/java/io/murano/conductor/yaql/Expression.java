package io.murano.conductor.yaql;

import io.murano.conductor.yaql.error.BudgetException;
import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.EvaluationBudget;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.NodeCompiler;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import io.murano.conductor.yaql.type.DataConverter;
import org.jspecify.annotations.Nullable;

/**
 * A parsed expression. Immutable and shareable between threads; it remembers which overloads its
 * calls chose, so keep it rather than parse the text again. Every evaluation needs a context of its
 * own, usually a child of a shared one.
 */
public final class Expression {

  private final String text;
  private final Node tree;
  private final ExecutableNode root;
  private final ExecutableNode statement;
  private final YaqlOptions options;

  Expression(String text, Node tree, ExecutableNode root, YaqlOptions options) {
    this.text = text;
    this.tree = tree;
    this.root = root;
    this.statement = NodeCompiler.finalized(root, text);
    this.options = options;
  }

  /** Returns the source text. */
  public String text() {
    return text;
  }

  /** Returns the syntax tree. */
  public Node tree() {
    return tree;
  }

  /** Returns the executable form without the final conversion, for evaluation in a running one. */
  public ExecutableNode node() {
    return root;
  }

  /** Returns the value; {@code $} is whatever the context holds. */
  public @Nullable Object evaluate(Context context) {
    return evaluate(context, new Evaluation(options, null));
  }

  /** Returns the value; the budget replaces the engine's time limit. */
  public @Nullable Object evaluate(Context context, EvaluationBudget budget) {
    return evaluate(context, new Evaluation(options, budget));
  }

  /** Converts the data, stores it as {@code $} in the context and returns the value. */
  public @Nullable Object evaluateOn(@Nullable Object data, Context context) {
    return evaluateOn(data, context, new Evaluation(options, null));
  }

  /** Like {@link #evaluateOn(Object, Context)} within a given evaluation. */
  public @Nullable Object evaluateOn(
      @Nullable Object data, Context context, Evaluation evaluation) {
    context.set("$", options.convertInputData() ? DataConverter.freeze(data) : data);
    return evaluate(context, evaluation);
  }

  /**
   * Returns the value within a given evaluation.
   *
   * @throws YaqlException if it fails; no other exception is meant to escape
   */
  public @Nullable Object evaluate(Context context, Evaluation evaluation) {
    try {
      boolean finalizes = context.hasFunction(NodeCompiler.FINALIZER);
      return (finalizes ? statement : root).evaluate(context, evaluation);
    } catch (StackOverflowError e) {
      throw BudgetException.tooDeep(0);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
