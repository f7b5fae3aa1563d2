package io.murano.conductor.muranopl.version;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version 2.0.0. Ordering follows the specification's precedence and ignores the build
 * part; equality includes it.
 *
 * @param major major number
 * @param minor minor number
 * @param patch patch number
 * @param prerelease dot-separated identifiers after {@code -}
 * @param build dot-separated identifiers after {@code +}
 */
public record SemanticVersion(
    long major, long minor, long patch, List<String> prerelease, List<String> build)
    implements Comparable<SemanticVersion> {

  private static final Pattern STRICT =
      Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(?:-([0-9a-zA-Z.-]+))?(?:\\+([0-9a-zA-Z.-]+))?");
  private static final Pattern NUMBERS = Pattern.compile("^\\d+(?:\\.\\d+(?:\\.\\d+)?)?");
  private static final Pattern NOT_AN_IDENTIFIER = Pattern.compile("[^a-zA-Z0-9+.-]");

  /** Copies the lists. */
  public SemanticVersion {
    prerelease = List.copyOf(prerelease);
    build = List.copyOf(build);
  }

  /** Creates a release version. */
  public static SemanticVersion of(long major, long minor, long patch) {
    return new SemanticVersion(major, minor, patch, List.of(), List.of());
  }

  /**
   * Parses a complete version such as {@code 1.2.3-beta.1+7}.
   *
   * @throws IllegalArgumentException if the text is not one
   */
  public static SemanticVersion parse(String text) {
    Matcher matcher = STRICT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Invalid version string: '" + text + "'");
    }
    return new SemanticVersion(
        number(matcher.group(1), text),
        number(matcher.group(2), text),
        number(matcher.group(3), text),
        identifiers(matcher.group(4), false),
        identifiers(matcher.group(5), true));
  }

  /**
   * Makes a version of a text that may lack components or have too many of them: {@code 1} is
   * {@code 1.0.0}, {@code 1.2.3.4} is {@code 1.2.3+4}, {@code 01.2rc1} is {@code 1.2.0-rc1}. Null
   * and the empty text are {@code 0.0.0}.
   *
   * @throws IllegalArgumentException if the text does not start with a number
   */
  public static SemanticVersion coerce(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return of(0, 0, 0);
    }
    Matcher matcher = NUMBERS.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          "Version string lacks a numerical component: '" + text + "'");
    }
    String[] parts = matcher.group().split("\\.");
    StringBuilder version = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      version.append(i == 0 ? "" : ".").append(i < parts.length ? withoutZeros(parts[i]) : "0");
    }
    if (matcher.end() < text.length()) {
      String rest = NOT_AN_IDENTIFIER.matcher(text.substring(matcher.end())).replaceAll("-");
      version.append(suffix(rest));
    }
    return parse(version.toString());
  }

  private static String suffix(String rest) {
    char first = rest.charAt(0);
    String prerelease = "";
    String build = "";
    if (first == '+' || first == '.') {
      build = rest.substring(1);
    } else {
      String identifiers = first == '-' ? rest.substring(1) : rest;
      int plus = identifiers.indexOf('+');
      prerelease = plus < 0 ? identifiers : identifiers.substring(0, plus);
      build = plus < 0 ? "" : identifiers.substring(plus + 1);
    }
    return (prerelease.isEmpty() ? "" : "-" + prerelease)
        + (build.isEmpty() ? "" : "+" + build.replace('+', '.'));
  }

  private static String withoutZeros(String digits) {
    String stripped = digits.replaceFirst("^0+", "");
    return stripped.isEmpty() ? "0" : stripped;
  }

  private static long number(String digits, String text) {
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      throw new IllegalArgumentException("Invalid leading zero in version string: '" + text + "'");
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Version number too large: '" + text + "'", e);
    }
  }

  static List<String> identifiers(@Nullable String text, boolean leadingZeros) {
    if (text == null || text.isEmpty()) {
      return List.of();
    }
    List<String> result = new ArrayList<>();
    for (String item : text.split("\\.", -1)) {
      if (item.isEmpty()) {
        throw new IllegalArgumentException("Invalid empty identifier in '" + text + "'");
      }
      if (!leadingZeros && item.length() > 1 && item.charAt(0) == '0' && isNumeric(item)) {
        throw new IllegalArgumentException("Invalid leading zero in identifier '" + item + "'");
      }
      result.add(item);
    }
    return result;
  }

  private static boolean isNumeric(String identifier) {
    return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns this version without its build part. */
  SemanticVersion withoutBuild() {
    return build.isEmpty() ? this : new SemanticVersion(major, minor, patch, prerelease, List.of());
  }

  /** Returns whether major, minor and patch are those of the other version. */
  boolean samePatch(SemanticVersion other) {
    return major == other.major && minor == other.minor && patch == other.patch;
  }

  SemanticVersion nextMajor() {
    return of(!prerelease.isEmpty() && minor == 0 && patch == 0 ? major : major + 1, 0, 0);
  }

  SemanticVersion nextMinor() {
    return of(major, !prerelease.isEmpty() && patch == 0 ? minor : minor + 1, 0);
  }

  SemanticVersion nextPatch() {
    return of(major, minor, prerelease.isEmpty() ? patch + 1 : patch);
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int result = Long.compare(major, other.major);
    if (result == 0) {
      result = Long.compare(minor, other.minor);
    }
    if (result == 0) {
      result = Long.compare(patch, other.patch);
    }
    return result != 0 ? result : comparePrerelease(prerelease, other.prerelease);
  }

  private static int comparePrerelease(List<String> left, List<String> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isEmpty(), right.isEmpty());
    }
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int result = compareIdentifiers(left.get(i), right.get(i));
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareIdentifiers(String left, String right) {
    boolean leftNumeric = isNumeric(left);
    boolean rightNumeric = isNumeric(right);
    if (leftNumeric && rightNumeric) {
      return new java.math.BigInteger(left).compareTo(new java.math.BigInteger(right));
    }
    return leftNumeric == rightNumeric ? left.compareTo(right) : leftNumeric ? -1 : 1;
  }

  /** Returns the canonical text, which {@link #parse} reads back. */
  @Override
  public String toString() {
    return major
        + "."
        + minor
        + "."
        + patch
        + (prerelease.isEmpty() ? "" : "-" + String.join(".", prerelease))
        + (build.isEmpty() ? "" : "+" + String.join(".", build));
  }
}
