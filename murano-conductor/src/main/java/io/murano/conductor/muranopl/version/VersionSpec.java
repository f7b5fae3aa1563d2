package io.murano.conductor.muranopl.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set of acceptable versions: the conjunction of comparisons, as written in {@code Require}, in
 * {@code classVersion} headers and in version arguments of contracts and {@code cast}. Partial
 * versions are completed the way the original's parser does it: {@code 1} means {@code
 * >=1.0.0,<2.0.0}. Immutable.
 */
public final class VersionSpec {

  /** A comparison operator. */
  public enum Operator {
    /** Equal. */
    EQ("=="),
    /** Not equal. */
    NE("!="),
    /** Greater. */
    GT(">"),
    /** Greater or equal. */
    GE(">="),
    /** Less. */
    LT("<"),
    /** Less or equal. */
    LE("<=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** Returns the operator as written in a specification. */
    public String symbol() {
      return symbol;
    }
  }

  /**
   * One comparison.
   *
   * @param operator how to compare
   * @param target the version on the right
   */
  public record Comparison(Operator operator, SemanticVersion target) {

    boolean matches(SemanticVersion candidate) {
      boolean strictBuild = !target.build().isEmpty();
      SemanticVersion version = strictBuild ? candidate : candidate.withoutBuild();
      switch (operator) {
        case EQ:
          return version.equals(target);
        case NE:
          return !excludedPrerelease(version) && !version.equals(target);
        case GT:
          return version.compareTo(target) > 0;
        case GE:
          return version.compareTo(target) >= 0;
        case LT:
          return !excludedPrerelease(version) && version.compareTo(target) < 0;
        default:
          return version.compareTo(target) <= 0;
      }
    }

    /** A pre-release of the target itself is not "less than" or "different from" the target. */
    private boolean excludedPrerelease(SemanticVersion version) {
      return !version.prerelease().isEmpty()
          && target.prerelease().isEmpty()
          && version.samePatch(target);
    }

    @Override
    public String toString() {
      return operator.symbol() + target;
    }
  }

  private static final VersionSpec DEFAULT = parse("0");

  private final List<Comparison> comparisons;

  VersionSpec(List<Comparison> comparisons) {
    this.comparisons = List.copyOf(comparisons);
  }

  /**
   * Reads a specification. Null, the empty text and blanks count as {@code 0}; blanks inside are
   * ignored.
   *
   * @throws IllegalArgumentException if the text is not a specification
   */
  public static VersionSpec parse(@Nullable String text) {
    String compact = text == null ? "" : text.replaceAll("(?U)\\s+", "");
    return new VersionSpec(VersionSpecParser.parse(compact.isEmpty() ? "0" : compact));
  }

  /** Returns the specification that stands for "none given": {@code >=0.0.0,<1.0.0}. */
  public static VersionSpec unspecified() {
    return DEFAULT;
  }

  /** Returns the specification that only the given version satisfies. */
  public static VersionSpec exactly(SemanticVersion version) {
    return new VersionSpec(List.of(new Comparison(Operator.EQ, version)));
  }

  /** Returns the specification that every release satisfies. */
  public static VersionSpec any() {
    return parse("*");
  }

  /** Returns the comparisons, all of which have to hold. */
  public List<Comparison> comparisons() {
    return comparisons;
  }

  /** Returns whether the version is acceptable. */
  public boolean matches(SemanticVersion version) {
    for (Comparison comparison : comparisons) {
      if (!comparison.matches(version)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the highest acceptable version, if any. */
  public Optional<SemanticVersion> select(Collection<SemanticVersion> versions) {
    List<SemanticVersion> accepted = new ArrayList<>();
    for (SemanticVersion version : versions) {
      if (matches(version)) {
        accepted.add(version);
      }
    }
    return accepted.stream().max(SemanticVersion::compareTo);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VersionSpec that && comparisons.equals(that.comparisons);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(comparisons);
  }

  /** Returns the comparisons joined by commas. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Comparison comparison : comparisons) {
      text.append(text.isEmpty() ? "" : ",").append(comparison);
    }
    return text.toString();
  }
}
