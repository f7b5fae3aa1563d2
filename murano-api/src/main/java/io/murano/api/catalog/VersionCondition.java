package io.murano.api.catalog;

import io.murano.common.archive.PackageVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.semver4j.Semver;

/**
 * A condition on the version of a package, written {@code ge:1.2.0} in queries; a version alone
 * must be equal.
 *
 * @param operator SQL comparison
 * @param version completed version
 */
record VersionCondition(String operator, Semver version) {

  private static final Map<String, String> OPERATORS =
      Map.of(
          "eq", "=", "neq", "<>", "ne", "<>", "gt", ">", "ge", ">=", "gte", ">=", "lt", "<", "le",
          "<=", "lte", "<=");

  /** Reads all occurrences of the parameter; what is no version is no condition. */
  static List<VersionCondition> parse(List<String> occurrences) {
    List<VersionCondition> conditions = new ArrayList<>();
    for (String occurrence : occurrences) {
      int colon = occurrence.indexOf(':');
      String operator = colon < 0 ? "=" : OPERATORS.get(occurrence.substring(0, colon));
      if (operator != null) {
        PackageVersions.coerce(occurrence.substring(colon + 1).strip())
            .ifPresent(version -> conditions.add(new VersionCondition(operator, version)));
      }
    }
    return conditions;
  }
}
