package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.semver4j.Semver;

/** The order of keys is the order of versions. */
class VersionKeyTests {

  private static final List<String> ASCENDING =
      List.of(
          "0.0.0-0",
          "0.0.0",
          "0.9.10",
          "1.0.0-alpha",
          "1.0.0-alpha.1",
          "1.0.0-alpha.2",
          "1.0.0-alpha.10",
          "1.0.0-alpha.beta",
          "1.0.0-alpha-b",
          "1.0.0-beta",
          "1.0.0-beta.2",
          "1.0.0-beta.11",
          "1.0.0-rc.1",
          "1.0.0",
          "1.0.1",
          "1.2.0",
          "1.10.0",
          "2.0.0",
          "2147483647.0.0");

  private static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        VersionKey.of(new Semver(a)).getBytes(StandardCharsets.UTF_8),
        VersionKey.of(new Semver(b)).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void ordersAsSemanticVersioningDoes() {
    for (int i = 0; i < ASCENDING.size(); i++) {
      for (int j = 0; j < ASCENDING.size(); j++) {
        assertThat(Integer.signum(compare(ASCENDING.get(i), ASCENDING.get(j))))
            .as("%s and %s", ASCENDING.get(i), ASCENDING.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void leavesBuildMetadataOut() {
    assertThat(compare("1.0.0+a", "1.0.0+b")).isZero();
  }
}
