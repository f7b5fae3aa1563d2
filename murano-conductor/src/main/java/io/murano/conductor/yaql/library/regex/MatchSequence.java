package io.murano.conductor.yaql.library.regex;

import io.murano.conductor.yaql.error.BudgetException;
import io.murano.conductor.yaql.runtime.Evaluation;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The matches of a pattern from left to right, as {@code re.finditer} gives them: after an empty
 * match a longer one at the same place is tried first, and an empty match may directly follow
 * another one.
 */
final class MatchSequence {

  private final YaqlRegex regex;
  private final String text;
  private final Evaluation evaluation;
  private int from;
  private boolean mustAdvance;
  private boolean ended;

  MatchSequence(YaqlRegex regex, String text, Evaluation evaluation) {
    this.regex = regex;
    this.text = text;
    this.evaluation = evaluation;
  }

  /** Returns the next match, or null. */
  @Nullable MatchResult next() {
    if (ended) {
      return null;
    }
    evaluation.tick();
    MatchResult match = search();
    if (match == null) {
      ended = true;
    } else {
      mustAdvance = match.end() == match.start();
      from = match.end();
    }
    return match;
  }

  private @Nullable MatchResult search() {
    try {
      int start = from;
      if (mustAdvance) {
        Matcher here = matcher(regex.advancing(), start);
        if (here.lookingAt()) {
          return here.toMatchResult();
        }
        if (start == text.length()) {
          return null;
        }
        start += Character.charCount(text.codePointAt(start));
      }
      Matcher matcher = matcher(regex.program(), start);
      return matcher.find() ? matcher.toMatchResult() : null;
    } catch (StackOverflowError e) {
      throw BudgetException.tooDeep(0);
    }
  }

  private Matcher matcher(Pattern pattern, int start) {
    return pattern
        .matcher(new BudgetedText(text, evaluation))
        .useTransparentBounds(true)
        .useAnchoringBounds(false)
        .region(start, text.length());
  }
}
