package io.murano.conductor.muranopl.version;

import io.murano.conductor.muranopl.version.VersionSpec.Comparison;
import io.murano.conductor.muranopl.version.VersionSpec.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a comma-separated specification into comparisons with complete versions. The rules are
 * those of the "simple" syntax of Python's {@code semantic_version} 2.9, which the original uses;
 * for {@code !=} with a partial version that library yields both bounds, which no version
 * satisfies.
 */
final class VersionSpecParser {

  private static final String NUMBER = "(\\*|0|[1-9][0-9]*)";
  private static final Pattern BLOCK =
      Pattern.compile(
          "(<=|<|==|=|>=|>|!=|\\^|~=|~|)"
              + NUMBER
              + "(?:\\."
              + NUMBER
              + "(?:\\."
              + NUMBER
              + ")?)?(?:-([a-z0-9A-Z.-]*))?(?:\\+([a-z0-9A-Z.-]*))?");

  private final String block;
  private final String operator;
  private final @Nullable Long major;
  private final @Nullable Long minor;
  private final @Nullable Long patch;
  private final SemanticVersion target;

  private VersionSpecParser(String block) {
    Matcher matcher = BLOCK.matcher(block);
    if (!matcher.matches()) {
      throw invalid(block);
    }
    this.block = block;
    this.operator = matcher.group(1);
    this.major = number(matcher.group(2));
    this.minor = number(matcher.group(3));
    this.patch = number(matcher.group(4));
    String prerelease = matcher.group(5);
    String build = matcher.group(6);
    boolean partial = major == null || minor == null || patch == null;
    boolean suffixed =
        (prerelease != null && !prerelease.isEmpty()) || (build != null && !build.isEmpty());
    if ((partial && suffixed) || (build != null && !isEquality())) {
      throw invalid(block);
    }
    this.target =
        new SemanticVersion(
            major == null ? 0 : major,
            major == null || minor == null ? 0 : minor,
            patch == null || partial ? 0 : patch,
            SemanticVersion.identifiers(prerelease, false),
            SemanticVersion.identifiers(build, true));
  }

  static List<Comparison> parse(String text) {
    List<Comparison> result = new ArrayList<>();
    for (String block : text.split(",", -1)) {
      result.addAll(new VersionSpecParser(block).comparisons());
    }
    return result;
  }

  private static IllegalArgumentException invalid(String block) {
    return new IllegalArgumentException("Invalid version specification '" + block + "'");
  }

  private static @Nullable Long number(@Nullable String text) {
    return text == null || text.equals("*") ? null : Long.valueOf(text);
  }

  private boolean isEquality() {
    return operator.isEmpty()
        || operator.equals("=")
        || operator.equals("==")
        || operator.equals("!=");
  }

  private List<Comparison> comparisons() {
    if (major == null) {
      if (!operator.equals(">=") && !(isEquality() && !operator.equals("!="))) {
        throw invalid(block);
      }
      return List.of(new Comparison(Operator.GE, target));
    }
    return switch (operator) {
      case "^" -> range(nextSignificant());
      case "~" -> range(minor == null ? target.nextMajor() : target.nextMinor());
      case "~=" -> range(minor == null || patch == null ? target.nextMajor() : target.nextMinor());
      case "!=" -> different();
      case ">" -> List.of(isComplete() ? new Comparison(Operator.GT, target) : atLeastNext());
      case ">=" -> List.of(new Comparison(Operator.GE, target));
      case "<" -> List.of(new Comparison(Operator.LT, target));
      case "<=" ->
          List.of(
              isComplete()
                  ? new Comparison(Operator.LE, target)
                  : new Comparison(Operator.LT, nextOfPartial()));
      default ->
          isComplete() ? List.of(new Comparison(Operator.EQ, target)) : range(nextOfPartial());
    };
  }

  private boolean isComplete() {
    return minor != null && patch != null;
  }

  private List<Comparison> different() {
    return isComplete()
        ? List.of(new Comparison(Operator.NE, target))
        : List.of(new Comparison(Operator.LT, target), atLeastNext());
  }

  private Comparison atLeastNext() {
    return new Comparison(Operator.GE, nextOfPartial());
  }

  private SemanticVersion nextOfPartial() {
    return minor == null ? target.nextMajor() : target.nextMinor();
  }

  private SemanticVersion nextSignificant() {
    if (target.major() != 0) {
      return target.nextMajor();
    }
    return target.minor() != 0 ? target.nextMinor() : target.nextPatch();
  }

  private List<Comparison> range(SemanticVersion end) {
    return List.of(new Comparison(Operator.GE, target), new Comparison(Operator.LT, end));
  }
}
