package io.murano.common.archive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;
import org.semver4j.SemverException;

/** Reads the loose versions of manifests ({@code 1}, {@code 1.2}, {@code 01.2.3.4-beta}). */
public final class PackageVersions {

  private static final Pattern NUMBERS = Pattern.compile("\\d+(?:\\.\\d+(?:\\.\\d+)?)?");
  private static final int MAX_LENGTH = 255;
  private static final Pattern NOT_ALLOWED = Pattern.compile("[^a-zA-Z0-9+.-]");

  /** The version of a package that names none. */
  public static final Semver DEFAULT = new Semver("0.0.0");

  private PackageVersions() {}

  /**
   * Completes a version: missing numbers become zero, leading zeros go, a fourth number becomes
   * build metadata, other text a pre-release; the rules of {@code Version.coerce} of Python's
   * semantic_version, which the original uses.
   *
   * @return empty when the text does not begin with a number or what follows cannot be completed
   */
  public static Optional<Semver> coerce(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    if (text.length() > MAX_LENGTH || !matcher.lookingAt()) {
      return Optional.empty();
    }
    String rest = NOT_ALLOWED.matcher(text.substring(matcher.end())).replaceAll("-");
    try {
      return Optional.of(new Semver(numbers(matcher.group()) + suffix(rest)));
    } catch (SemverException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String numbers(String text) {
    StringBuilder version = new StringBuilder();
    String[] parts = text.split("\\.");
    for (int i = 0; i < 3; i++) {
      String digits = i < parts.length ? parts[i].replaceFirst("^0+(?=\\d)", "") : "0";
      version.append(i == 0 ? "" : ".").append(digits);
    }
    return version.toString();
  }

  private static String suffix(String rest) {
    if (rest.isEmpty()) {
      return "";
    }
    if (rest.charAt(0) == '+' || rest.charAt(0) == '.') {
      return build(rest.substring(1));
    }
    String text = rest.charAt(0) == '-' ? rest.substring(1) : rest;
    int plus = text.indexOf('+');
    String preRelease = plus < 0 ? text : text.substring(0, plus);
    String build = plus < 0 ? "" : text.substring(plus + 1);
    return (preRelease.isEmpty() ? "" : "-" + preRelease) + build(build);
  }

  private static String build(String text) {
    return text.isEmpty() ? "" : "+" + text.replace('+', '.');
  }
}
