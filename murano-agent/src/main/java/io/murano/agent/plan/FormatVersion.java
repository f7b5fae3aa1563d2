package io.murano.agent.plan;

import io.murano.common.message.AgentProtocol;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The three-part version of a plan's format. A pre-release belongs to no range that begins or ends
 * at its own release, as in the original's version specifications.
 */
record FormatVersion(int major, int minor, int patch, boolean preRelease)
    implements Comparable<FormatVersion> {

  static final FormatVersion DEFAULT = release(1, 0);
  static final FormatVersion NEWEST = release(2, 2);

  private static final FormatVersion INLINE_ONLY = release(2, 0);
  private static final FormatVersion CHEF_AND_PUPPET = release(2, 1);

  private static final int MAX_DIGITS = 9;
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
              + "(-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?");

  private static final Comparator<FormatVersion> ORDER =
      Comparator.comparingInt(FormatVersion::major)
          .thenComparingInt(FormatVersion::minor)
          .thenComparingInt(FormatVersion::patch)
          .thenComparing(version -> !version.preRelease());

  static FormatVersion parse(Object text) {
    Matcher matcher = SYNTAX.matcher(String.valueOf(text));
    if (!(text instanceof String) || !matcher.matches()) {
      throw new InvalidPlanException(
          AgentProtocol.FAILURE,
          "FormatVersion %s is not a version of three numbers such as 2.2.0".formatted(text));
    }
    return new FormatVersion(
        number(matcher.group(1)),
        number(matcher.group(2)),
        number(matcher.group(3)),
        matcher.group(4) != null);
  }

  /** Returns whether the rules of 2.0 apply: inline files and applications only. */
  boolean isInlineOnly() {
    return compareTo(INLINE_ONLY) >= 0 && isBefore(CHEF_AND_PUPPET);
  }

  /** Returns whether the rules of 2.1 and newer apply. */
  boolean knowsChefAndPuppet() {
    return compareTo(CHEF_AND_PUPPET) >= 0;
  }

  /** Returns whether Berkshelf options are allowed. */
  boolean knowsBerkshelf() {
    return !isBefore(NEWEST);
  }

  @Override
  public int compareTo(FormatVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%d.%d.%d%s".formatted(major, minor, patch, preRelease ? "-pre" : "");
  }

  private boolean isBefore(FormatVersion release) {
    return new FormatVersion(major, minor, patch, false).compareTo(release) < 0;
  }

  private static FormatVersion release(int major, int minor) {
    return new FormatVersion(major, minor, 0, false);
  }

  private static int number(String digits) {
    return digits.length() > MAX_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
