package io.murano.conductor.yaql.library.regex;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.library.regex.RegexNode.CharacterSet;
import io.murano.conductor.yaql.library.regex.RegexNode.Literal;
import io.murano.conductor.yaql.library.regex.RegexNode.Position;
import io.murano.conductor.yaql.library.regex.RegexNode.Repeat;
import io.murano.conductor.yaql.library.regex.RegexNode.SetItem;
import java.util.ArrayList;
import java.util.List;

/** Reads patterns by the rules of Python 3.11 ({@code re._parser}) and refuses what it refuses. */
final class RegexParser {

  private static final long UNLIMITED = 4294967295L;
  private static final int MAX_DEPTH = 200;

  private final PatternSource source;
  private final GroupTable groups = new GroupTable();
  private RegexFlags flags;
  private boolean globalAscii;
  private int depth;

  RegexParser(String pattern, RegexFlags flags) {
    this.source = new PatternSource(pattern);
    this.flags = flags;
  }

  GroupTable groups() {
    return groups;
  }

  /** Returns the flags given by the caller together with those at the start of the pattern. */
  RegexFlags flags() {
    return flags;
  }

  /**
   * Reads the whole pattern.
   *
   * @param unicode whether the caller asks for Unicode classes, which the pattern may not
   *     contradict
   */
  RegexNode parse(boolean unicode) {
    RegexNode result = alternatives(flags, true);
    if (unicode && globalAscii) {
      throw NativeException.valueError("ASCII and UNICODE flags are incompatible");
    }
    if (!source.atEnd()) {
      throw error("unbalanced parenthesis");
    }
    groups.checkForwardReferences();
    RegexWidth.checkLookBehinds(result);
    return result;
  }

  static NativeException error(String message) {
    return NativeException.regexError(message);
  }

  private RegexNode alternatives(RegexFlags inner, boolean first) {
    if (++depth > MAX_DEPTH) {
      throw error("pattern is nested too deep");
    }
    List<RegexNode> alternatives = new ArrayList<>();
    do {
      boolean atStart = first && alternatives.isEmpty();
      alternatives.add(sequence(first ? flags : inner, atStart));
    } while (source.accept('|'));
    depth--;
    return alternatives.size() == 1 ? alternatives.get(0) : new RegexNode.Branch(alternatives);
  }

  private RegexNode sequence(RegexFlags inner, boolean first) {
    List<RegexNode> parts = new ArrayList<>();
    RegexFlags current = inner;
    while (!source.atEnd() && !source.nextIs('|') && !source.nextIs(')')) {
      if (first) {
        current = flags;
      }
      if (current.verbose() && source.skipBlankOrComment()) {
        continue;
      }
      part(parts, current, first);
    }
    return parts.size() == 1 ? parts.get(0) : new RegexNode.Sequence(parts);
  }

  private void part(List<RegexNode> parts, RegexFlags current, boolean first) {
    int c = source.take();
    switch (c) {
      case '\\' -> parts.add(new EscapeReader(source, groups).outsideOfClass());
      case '[' -> parts.add(characterSet());
      case '.' -> parts.add(new RegexNode.AnyCharacter());
      case '^', '$' -> parts.add(new Position((char) c));
      case '(' -> group(parts, current, first);
      case '*', '+', '?', '{' -> repeat(parts, c);
      default -> parts.add(new Literal(c));
    }
  }

  private void repeat(List<RegexNode> parts, int c) {
    long min = c == '+' ? 1 : 0;
    long max = c == '?' ? 1 : UNLIMITED;
    if (c == '{') {
      int here = source.position();
      String low = source.nextIs('}') ? null : source.takeDigits();
      String high = low;
      if (low != null && source.accept(',')) {
        high = source.takeDigits();
      } else if (low != null && low.isEmpty()) {
        low = null;
      }
      if (low == null || high == null || !source.accept('}')) {
        source.moveTo(here);
        parts.add(new Literal('{'));
        return;
      }
      min = low.isEmpty() ? 0 : count(low);
      max = high.isEmpty() ? UNLIMITED : count(high);
      if (max < min) {
        throw error("min repeat greater than max repeat");
      }
    }
    RegexNode last = parts.isEmpty() ? null : parts.remove(parts.size() - 1);
    if (last == null || last instanceof Position) {
      throw error("nothing to repeat");
    }
    if (last instanceof Repeat) {
      throw error("multiple repeat");
    }
    String mode = source.accept('?') ? "?" : source.accept('+') ? "+" : "";
    parts.add(new Repeat(last, min, max == UNLIMITED ? -1 : max, mode));
  }

  private static long count(String digits) {
    if (digits.length() > 10 || Long.parseLong(digits) >= UNLIMITED) {
      throw NativeException.overflow("the repetition number is too large");
    }
    return Long.parseLong(digits);
  }

  private RegexNode characterSet() {
    boolean negated = source.accept('^');
    List<SetItem> items = new ArrayList<>();
    while (items.isEmpty() || !source.accept(']')) {
      SetItem low = setMember();
      if (!source.accept('-')) {
        items.add(low);
      } else if (source.accept(']')) {
        items.add(low);
        items.add(new SetItem('-', '-', (char) 0));
        return new CharacterSet(negated, items);
      } else {
        SetItem high = setMember();
        if (low.category() != 0 || high.category() != 0 || high.low() < low.low()) {
          throw error("bad character range");
        }
        items.add(new SetItem(low.low(), high.low(), (char) 0));
      }
    }
    return new CharacterSet(negated, items);
  }

  private SetItem setMember() {
    if (source.atEnd()) {
      throw error("unterminated character set");
    }
    int c = source.take();
    return c == '\\'
        ? new EscapeReader(source, groups).insideOfClass()
        : new SetItem(c, c, (char) 0);
  }

  private void group(List<RegexNode> parts, RegexFlags current, boolean first) {
    if (!source.accept('?')) {
      parts.add(capturing(null, current));
      return;
    }
    int kind = source.take("unexpected end of pattern");
    switch (kind) {
      case 'P' -> named(parts, current);
      case ':' -> parts.add(enclosed(0, current, false, false));
      case '#' -> source.skipComment();
      case '=', '!' -> parts.add(look(false, kind == '!', current));
      case '<' -> {
        int direction = source.take("unexpected end of pattern");
        if (direction != '=' && direction != '!') {
          throw error("unknown extension ?<" + Character.toString(direction));
        }
        parts.add(look(true, direction == '!', current));
      }
      case '(' -> parts.add(conditional(current));
      case '>' -> parts.add(enclosed(0, current, false, true));
      default -> flagGroup(parts, current, kind, first && parts.isEmpty());
    }
  }

  private void named(List<RegexNode> parts, RegexFlags current) {
    if (source.accept('<')) {
      parts.add(capturing(source.takeName('>', "group name"), current));
    } else if (source.accept('=')) {
      String name = source.takeName(')', "group name");
      int number = groups.numberOf(name);
      groups.checkReference(number);
      parts.add(new RegexNode.Reference(number));
    } else {
      int c = source.take("unexpected end of pattern");
      throw error("unknown extension ?P" + Character.toString(c));
    }
  }

  private RegexNode capturing(@org.jspecify.annotations.Nullable String name, RegexFlags current) {
    int number = groups.open(name);
    RegexNode result = enclosed(number, current, false, false);
    groups.close(number);
    return result;
  }

  private RegexNode enclosed(int number, RegexFlags inner, boolean flagged, boolean atomic) {
    RegexNode body = alternatives(inner, false);
    expectClose();
    return new RegexNode.Group(number, inner, flagged, atomic, body);
  }

  private void expectClose() {
    if (!source.accept(')')) {
      throw error("missing ), unterminated subpattern");
    }
  }

  private RegexNode look(boolean behind, boolean negated, RegexFlags current) {
    boolean outermost = behind && groups.enterLookBehind();
    RegexNode body = alternatives(current, false);
    if (outermost) {
      groups.leaveLookBehind();
    }
    expectClose();
    return new RegexNode.Look(behind, negated, body);
  }

  private RegexNode conditional(RegexFlags current) {
    String name = source.takeName(')', "group name", false);
    int number;
    if (PatternSource.isIdentifier(name)) {
      number = groups.numberOf(name);
    } else {
      number = groups.parseNumber(name);
      groups.noteForwardReference(number);
    }
    groups.checkLookBehind(number);
    groups.noteConditional(number);
    RegexNode yes = sequence(current, false);
    RegexNode no = null;
    if (source.accept('|')) {
      no = sequence(current, false);
      if (source.nextIs('|')) {
        throw error("conditional backref with more than two branches");
      }
    }
    expectClose();
    return new RegexNode.Conditional(number, yes, no);
  }

  private void flagGroup(List<RegexNode> parts, RegexFlags current, int kind, boolean atStart) {
    FlagReader reader = new FlagReader(source, kind);
    if (reader.isGlobal()) {
      if (!atStart) {
        throw error("global flags not at the start of the expression");
      }
      flags = reader.apply(flags);
      globalAscii |= reader.turnsOn('a');
    } else {
      parts.add(enclosed(0, reader.apply(current), true, false));
    }
  }
}
