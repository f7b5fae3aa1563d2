package io.murano.api.catalog;

import java.util.List;
import org.semver4j.Semver;

/**
 * Encodes versions so that the order of their bytes is the order of versions (semver.org, item 11):
 * numbers are padded, identifiers of a pre-release end with a blank, which is less than any
 * character in them, and a release is greater than all its pre-releases.
 */
final class VersionKey {

  private static final String RELEASE = "~";

  private VersionKey() {}

  static String of(Semver version) {
    return "%010d.%010d.%010d".formatted(version.getMajor(), version.getMinor(), version.getPatch())
        + preRelease(version.getPreRelease());
  }

  private static String preRelease(List<String> identifiers) {
    if (identifiers.isEmpty()) {
      return RELEASE;
    }
    StringBuilder key = new StringBuilder("-");
    for (String identifier : identifiers) {
      boolean number = identifier.chars().allMatch(c -> c >= '0' && c <= '9');
      if (number) {
        key.append('0').append("%03d".formatted(identifier.length()));
      } else {
        key.append('1');
      }
      key.append(identifier).append(' ');
    }
    return key.toString();
  }
}
