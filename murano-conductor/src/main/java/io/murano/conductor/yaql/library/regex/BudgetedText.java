package io.murano.conductor.yaql.library.regex;

import io.murano.conductor.yaql.runtime.Evaluation;

/**
 * The text a pattern is matched against. Every so many characters looked at, the evaluation's
 * budget is checked, so that a pattern that backtracks without end is stopped.
 */
final class BudgetedText implements CharSequence {

  private static final int READS_PER_CHECK = 8192;

  private final String text;
  private final Evaluation evaluation;
  private int reads;

  BudgetedText(String text, Evaluation evaluation) {
    this.text = text;
    this.evaluation = evaluation;
  }

  @Override
  public char charAt(int index) {
    if (++reads >= READS_PER_CHECK) {
      reads = 0;
      evaluation.budget().check();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
