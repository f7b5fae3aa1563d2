package io.murano.conductor.yaql.library.regex;

import io.murano.conductor.yaql.error.BudgetException;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A compiled regular expression. Immutable. */
public final class YaqlRegex implements YaqlValue {

  private static final int CACHE_SIZE = 256;
  private static final Map<Key, YaqlRegex> CACHE =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, YaqlRegex> eldest) {
          return size() > CACHE_SIZE;
        }
      };

  private final String pattern;
  private final RegexFlags flags;
  private final Pattern program;
  private final int[] javaGroups;
  private final BitSet negatedGroups;
  private final Map<String, Integer> names;
  private @Nullable Pattern advancing;

  private YaqlRegex(Key key) {
    RegexParser parser = new RegexParser(key.pattern, key.flags);
    RegexNode tree = parser.parse(key.unicode);
    RegexWriter writer = new RegexWriter(parser.groups());
    this.pattern = key.pattern;
    this.flags = parser.flags();
    this.program = compiled(writer.write(tree, flags));
    this.javaGroups = writer.javaGroups();
    this.negatedGroups = writer.negated();
    this.names = parser.groups().names();
  }

  private record Key(String pattern, RegexFlags flags, boolean unicode) {}

  /**
   * Returns the regular expression that {@code regex(pattern, ...)} makes.
   *
   * @throws NativeException re.error if the pattern is malformed
   */
  public static YaqlRegex compile(
      String pattern, boolean ignoreCase, boolean multiLine, boolean dotAll) {
    return cached(
        new Key(pattern, new RegexFlags(ignoreCase, multiLine, dotAll, false, false), true));
  }

  /**
   * Returns the regular expression of a pattern that is used directly as a string.
   *
   * @throws NativeException re.error if the pattern is malformed
   */
  public static YaqlRegex compile(String pattern) {
    return cached(new Key(pattern, RegexFlags.NONE, false));
  }

  private static YaqlRegex cached(Key key) {
    synchronized (CACHE) {
      YaqlRegex known = CACHE.get(key);
      if (known != null) {
        return known;
      }
    }
    YaqlRegex regex = new YaqlRegex(key);
    synchronized (CACHE) {
      CACHE.put(key, regex);
    }
    return regex;
  }

  private static Pattern compiled(String javaPattern) {
    try {
      return Pattern.compile(javaPattern);
    } catch (PatternSyntaxException e) {
      throw NativeException.regexError(e.getDescription());
    } catch (StackOverflowError e) {
      throw BudgetException.tooDeep(0);
    }
  }

  /** Returns the pattern as it was written. */
  public String pattern() {
    return pattern;
  }

  /** Returns the number of groups. */
  int groupCount() {
    return javaGroups.length - 1;
  }

  /** Returns the text of a group, or null if the group took no part in the match. */
  @Nullable String group(MatchResult match, int group) {
    return isNegated(group) ? null : match.group(javaGroups[group]);
  }

  /** Returns where a group begins, or -1 if it took no part in the match. */
  int start(MatchResult match, int group) {
    return isNegated(group) ? -1 : match.start(javaGroups[group]);
  }

  /** Returns where a group ends, or -1 if it took no part in the match. */
  int end(MatchResult match, int group) {
    return isNegated(group) ? -1 : match.end(javaGroups[group]);
  }

  /** In a negative assertion Java leaves groups set when the assertion has failed elsewhere. */
  private boolean isNegated(int group) {
    return negatedGroups.get(group);
  }

  Map<String, Integer> names() {
    return names;
  }

  Pattern program() {
    return program;
  }

  /** Returns the pattern that matches like this one but never the empty text at the start. */
  Pattern advancing() {
    Pattern known = advancing;
    if (known == null) {
      known = compiled("(?:" + program.pattern() + ")(?!\\G)");
      advancing = known;
    }
    return known;
  }

  /** Starts a search through a text. */
  MatchSequence matches(String text, Evaluation evaluation) {
    return new MatchSequence(this, text, evaluation);
  }

  /** Returns whether the pattern matches anywhere in a text. */
  public boolean isFoundIn(String text, Evaluation evaluation) {
    return matches(text, evaluation).next() != null;
  }

  @Override
  public boolean equalTo(@Nullable Object other) {
    return other instanceof YaqlRegex that
        && pattern.equals(that.pattern)
        && flags.equals(that.flags);
  }

  @Override
  public int hash() {
    return pattern.hashCode() * 31 + flags.hashCode();
  }

  @Override
  public String repr() {
    StringBuilder out = new StringBuilder("re.compile(").append(Text.repr(pattern));
    String separator = ", ";
    boolean[] set = {
      flags.ignoreCase(), flags.multiLine(), flags.dotAll(), flags.verbose(), flags.ascii()
    };
    String[] shown = {"IGNORECASE", "MULTILINE", "DOTALL", "VERBOSE", "ASCII"};
    for (int i = 0; i < set.length; i++) {
      if (set[i]) {
        out.append(separator).append("re.").append(shown[i]);
        separator = "|";
      }
    }
    return out.append(')').toString();
  }

  @Override
  public String typeName() {
    return "re.Pattern";
  }

  @Override
  public long memorySize() {
    return 192;
  }
}
