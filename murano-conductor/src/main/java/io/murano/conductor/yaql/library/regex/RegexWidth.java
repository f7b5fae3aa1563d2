package io.murano.conductor.yaql.library.regex;

import io.murano.conductor.yaql.error.NativeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The least and largest number of characters parts of a pattern can match. Look-behinds must have a
 * fixed width.
 */
final class RegexWidth {

  private static final long LIMIT = 1L << 62;

  private final Map<Integer, Width> groups = new HashMap<>();

  private record Width(long min, long max) {
    static final Width ONE = new Width(1, 1);
    static final Width ZERO = new Width(0, 0);
  }

  private RegexWidth() {}

  /** Fails if a look-behind can match texts of different lengths. */
  static void checkLookBehinds(RegexNode root) {
    new RegexWidth().of(root);
  }

  private Width of(RegexNode node) {
    if (node instanceof RegexNode.Literal
        || node instanceof RegexNode.AnyCharacter
        || node instanceof RegexNode.CharacterSet
        || node instanceof RegexNode.Category) {
      return Width.ONE;
    }
    if (node instanceof RegexNode.Sequence sequence) {
      return sum(sequence.parts());
    }
    if (node instanceof RegexNode.Branch branch) {
      return range(branch.alternatives());
    }
    if (node instanceof RegexNode.Group group) {
      Width width = of(group.body());
      if (group.number() > 0) {
        groups.put(group.number(), width);
      }
      return width;
    }
    if (node instanceof RegexNode.Repeat repeat) {
      Width width = of(repeat.body());
      long max = repeat.max() < 0 ? LIMIT : repeat.max();
      return new Width(times(width.min, repeat.min()), times(width.max, max));
    }
    if (node instanceof RegexNode.Look look) {
      Width width = of(look.body());
      if (look.behind() && width.min != width.max) {
        throw NativeException.regexError("look-behind requires fixed-width pattern");
      }
      return Width.ZERO;
    }
    if (node instanceof RegexNode.Reference reference) {
      return groups.getOrDefault(reference.group(), Width.ZERO);
    }
    if (node instanceof RegexNode.Conditional conditional) {
      Width yes = of(conditional.yes());
      Width no = conditional.no() == null ? Width.ZERO : of(conditional.no());
      return new Width(Math.min(yes.min, no.min), Math.max(yes.max, no.max));
    }
    return Width.ZERO;
  }

  private Width sum(List<RegexNode> parts) {
    long min = 0;
    long max = 0;
    for (RegexNode part : parts) {
      Width width = of(part);
      min = Math.min(LIMIT, min + width.min);
      max = Math.min(LIMIT, max + width.max);
    }
    return new Width(min, max);
  }

  private Width range(List<RegexNode> alternatives) {
    long min = LIMIT;
    long max = 0;
    for (RegexNode alternative : alternatives) {
      Width width = of(alternative);
      min = Math.min(min, width.min);
      max = Math.max(max, width.max);
    }
    return new Width(min, max);
  }

  private static long times(long a, long b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    return a > LIMIT / b ? LIMIT : a * b;
  }
}
