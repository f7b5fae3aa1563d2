package io.murano.conductor.yaql.library.regex;

import io.murano.conductor.yaql.library.regex.RegexNode.SetItem;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Writes a parsed pattern in the syntax of {@code java.util.regex}, by Python's semantics. */
final class RegexWriter {

  private static final String WORD = "\\p{L}\\p{N}_";
  private static final String ASCII_WORD = "A-Za-z0-9_";
  private static final String DIGIT = "\\p{Nd}";
  private static final String ASCII_DIGIT = "0-9";
  private static final String SPACE =
      "\\t-\\r\\x1c-\\x20\\x85\\xa0\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}"
          + "\\x{205f}\\x{3000}";
  private static final String ASCII_SPACE = "\\t-\\r ";

  private final StringBuilder out = new StringBuilder();
  private final GroupTable groups;
  private final int[] javaGroups;
  private final int[] markers;
  private final BitSet negated = new BitSet();
  private int javaCount;

  RegexWriter(GroupTable groups) {
    this.groups = groups;
    this.javaGroups = new int[groups.count() + 1];
    this.markers = new int[groups.count() + 1];
  }

  /** Returns for each Python group the number of the Java group. */
  int[] javaGroups() {
    return javaGroups;
  }

  /** Returns the groups inside of negative assertions, which never hold text behind them. */
  BitSet negated() {
    return negated;
  }

  String write(RegexNode root, RegexFlags flags) {
    number(root, false);
    out.append(caseFlags(flags));
    node(root, flags);
    return out.toString();
  }

  private static String caseFlags(RegexFlags flags) {
    if (!flags.ignoreCase()) {
      return "(?-iu)";
    }
    return flags.ascii() ? "(?i-u)" : "(?iu)";
  }

  /** Assigns Java numbers to capturing groups; conditionals need a marker group each. */
  private void number(RegexNode node, boolean inNegation) {
    if (node instanceof RegexNode.Sequence sequence) {
      sequence.parts().forEach(part -> number(part, inNegation));
    } else if (node instanceof RegexNode.Branch branch) {
      branch.alternatives().forEach(part -> number(part, inNegation));
    } else if (node instanceof RegexNode.Repeat repeat) {
      number(repeat.body(), inNegation);
    } else if (node instanceof RegexNode.Look look) {
      number(look.body(), inNegation || look.negated());
    } else if (node instanceof RegexNode.Conditional conditional) {
      number(conditional.yes(), inNegation);
      if (conditional.no() != null) {
        number(conditional.no(), inNegation);
      }
    } else if (node instanceof RegexNode.Group group) {
      if (group.number() > 0) {
        javaGroups[group.number()] = ++javaCount;
        negated.set(group.number(), inNegation);
      }
      number(group.body(), inNegation);
      if (group.number() > 0 && groups.isAskedFor(group.number())) {
        markers[group.number()] = ++javaCount;
      }
    }
  }

  private void node(RegexNode node, RegexFlags flags) {
    if (node instanceof RegexNode.Literal literal) {
      out.append(escaped(literal.character()));
    } else if (node instanceof RegexNode.AnyCharacter) {
      out.append(flags.dotAll() ? "(?s:.)" : "[^\\n]");
    } else if (node instanceof RegexNode.CharacterSet set) {
      set(set, flags);
    } else if (node instanceof RegexNode.Category category) {
      out.append(category(category.letter(), flags));
    } else if (node instanceof RegexNode.Position position) {
      out.append(position(position.kind(), flags));
    } else if (node instanceof RegexNode.Sequence sequence) {
      sequence.parts().forEach(part -> node(part, flags));
    } else if (node instanceof RegexNode.Branch branch) {
      branch(branch.alternatives(), flags);
    } else if (node instanceof RegexNode.Group group) {
      group(group);
    } else if (node instanceof RegexNode.Repeat repeat) {
      repeat(repeat, flags);
    } else if (node instanceof RegexNode.Look look) {
      look(look, flags);
    } else if (node instanceof RegexNode.Reference reference) {
      out.append("(?:\\").append(javaGroups[reference.group()]).append(')');
    } else if (node instanceof RegexNode.Conditional conditional) {
      conditional(conditional, flags);
    }
  }

  private void branch(List<RegexNode> alternatives, RegexFlags flags) {
    out.append("(?:");
    for (int i = 0; i < alternatives.size(); i++) {
      out.append(i > 0 ? "|" : "");
      node(alternatives.get(i), flags);
    }
    out.append(')');
  }

  private void group(RegexNode.Group group) {
    if (group.number() > 0) {
      out.append('(');
    } else {
      out.append(group.atomic() ? "(?>" : "(?:");
    }
    if (group.flagged()) {
      out.append(caseFlags(group.flags()));
    }
    node(group.body(), group.flags());
    if (group.number() > 0 && markers[group.number()] > 0) {
      out.append("()");
    }
    out.append(')');
  }

  private void repeat(RegexNode.Repeat repeat, RegexFlags flags) {
    boolean single =
        repeat.body() instanceof RegexNode.Literal
            || repeat.body() instanceof RegexNode.CharacterSet
            || repeat.body() instanceof RegexNode.Category
            || repeat.body() instanceof RegexNode.Group;
    if (!single) {
      out.append("(?:");
    }
    node(repeat.body(), flags);
    if (!single) {
      out.append(')');
    }
    long min = Math.min(repeat.min(), Integer.MAX_VALUE);
    long max = Math.min(repeat.max(), Integer.MAX_VALUE);
    if (min == 0 && max < 0) {
      out.append('*');
    } else if (min == 1 && max < 0) {
      out.append('+');
    } else if (min == 0 && max == 1) {
      out.append('?');
    } else {
      out.append('{').append(min).append(',');
      out.append(max < 0 ? "" : String.valueOf(max)).append('}');
    }
    out.append(repeat.mode());
  }

  private void look(RegexNode.Look look, RegexFlags flags) {
    out.append(look.behind() ? "(?<" : "(?").append(look.negated() ? '!' : '=');
    node(look.body(), flags);
    out.append(')');
  }

  /** The marker group of the group in question matches nothing if and only if it took part. */
  private void conditional(RegexNode.Conditional conditional, RegexFlags flags) {
    String marker = "\\" + markers[conditional.group()];
    out.append("(?:(?:").append(marker).append(')');
    node(conditional.yes(), flags);
    out.append("|(?!").append(marker).append(')');
    if (conditional.no() != null) {
      node(conditional.no(), flags);
    }
    out.append(')');
  }

  private static String position(char kind, RegexFlags flags) {
    String word = flags.ascii() ? "[" + ASCII_WORD + "]" : "[" + WORD + "]";
    String behind = "(?<=" + word + ")";
    String notBehind = "(?<!" + word + ")";
    String ahead = "(?=" + word + ")";
    String notAhead = "(?!" + word + ")";
    return switch (kind) {
      case '^' -> flags.multiLine() ? "(?<![^\\n])" : "\\A";
      case '$' -> flags.multiLine() ? "(?![^\\n])" : "(?=\\n?\\z)";
      case 'A' -> "\\A";
      case 'Z' -> "\\z";
      case 'b' -> "(?:" + behind + notAhead + "|" + notBehind + ahead + ")";
      default -> "(?:" + behind + ahead + "|" + notBehind + notAhead + "(?!\\A\\z))";
    };
  }

  private static String category(char letter, RegexFlags flags) {
    boolean positive = Character.isLowerCase(letter);
    return (positive ? "[" : "[^") + members(letter, flags) + "]";
  }

  private static String members(char letter, RegexFlags flags) {
    return switch (String.valueOf(letter).toLowerCase(Locale.ROOT)) {
      case "d" -> flags.ascii() ? ASCII_DIGIT : DIGIT;
      case "s" -> flags.ascii() ? ASCII_SPACE : SPACE;
      default -> flags.ascii() ? ASCII_WORD : WORD;
    };
  }

  /** A negated class is an intersection, because nested classes do not take part in a negation. */
  private void set(RegexNode.CharacterSet set, RegexFlags flags) {
    StringBuilder simple = new StringBuilder();
    StringBuilder complements = new StringBuilder();
    for (SetItem item : set.items()) {
      if (item.category() == 0) {
        simple.append(escaped(item.low()));
        simple.append(item.high() > item.low() ? "-" + escaped(item.high()) : "");
      } else if (Character.isLowerCase(item.category())) {
        simple.append(members(item.category(), flags));
      } else if (set.negated()) {
        complements.append("&&[").append(members(item.category(), flags)).append(']');
      } else {
        complements.append("[^").append(members(item.category(), flags)).append(']');
      }
    }
    if (!set.negated()) {
      out.append('[').append(simple).append(complements).append(']');
    } else if (complements.length() == 0) {
      out.append("[^").append(simple).append(']');
    } else {
      String first = simple.length() == 0 ? "[\\x{0}-\\x{10FFFF}]" : "[^" + simple + "]";
      out.append('[').append(first).append(complements).append(']');
    }
  }

  private static String escaped(int c) {
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean plain = c >= 0x80 || Character.isLetterOrDigit(c);
    if (plain && !surrogate) {
      return Character.toString(c);
    }
    return "\\x{" + Integer.toHexString(c) + "}";
  }
}
