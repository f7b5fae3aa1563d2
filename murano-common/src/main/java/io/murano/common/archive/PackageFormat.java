package io.murano.common.archive;

import java.util.Optional;
import org.semver4j.Semver;

/**
 * The format a manifest declares, for example {@code MuranoPL/1.3}.
 *
 * @param name name before the slash
 * @param version version after it, completed to three numbers
 */
public record PackageFormat(String name, Semver version) {

  /** Accepted formats, for messages. */
  static final String ACCEPTED = "MuranoPL/1.0 to MuranoPL/1.6 and Heat.HOT/1.0";

  private static final String MURANO_PL = "MuranoPL";
  private static final String HEAT_HOT = "Heat.HOT";
  private static final int NEWEST_MINOR = 6;
  private static final int NEWEST_RUNTIME_MINOR = 4;

  /** The format of a manifest without one. */
  static final PackageFormat DEFAULT = new PackageFormat(MURANO_PL, new Semver("1.0.0"));

  /**
   * Reads a declaration; one that starts with a digit is a MuranoPL version.
   *
   * @return empty when it is not understood or not supported
   */
  static Optional<PackageFormat> parse(String text) {
    String full = text.matches("(?s)\\d.*") ? MURANO_PL + "/" + text : text;
    int slash = full.lastIndexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String name = full.substring(0, slash).strip();
    return PackageVersions.coerce(full.substring(slash + 1).strip())
        .map(version -> new PackageFormat(name, version))
        .filter(PackageFormat::isSupported);
  }

  private boolean isSupported() {
    if (version.getMajor() != 1 || version.getPatch() != 0 || !version.getPreRelease().isEmpty()) {
      return false;
    }
    return name.equals(MURANO_PL)
        ? version.getMinor() <= NEWEST_MINOR
        : name.equals(HEAT_HOT) && version.getMinor() == 0;
  }

  /** Returns whether the package wraps a Heat template instead of MuranoPL classes. */
  public boolean isHot() {
    return name.equals(HEAT_HOT);
  }

  /**
   * Returns the version of the MuranoPL rules its code runs under: 1.0 for Heat templates, at most
   * 1.4 (MuranoPL contract 1.1).
   */
  public Semver runtimeVersion() {
    int minor = isHot() ? 0 : Math.min(version.getMinor(), NEWEST_RUNTIME_MINOR);
    return Semver.create(1, minor, 0);
  }
}
