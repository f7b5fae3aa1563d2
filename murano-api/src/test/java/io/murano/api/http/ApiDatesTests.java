package io.murano.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** {@link ApiDates} and {@link Ids}. */
class ApiDatesTests {

  private static final Instant TIME = Instant.parse("2026-03-01T10:05:00.123456Z");

  @Test
  void rowsHaveNeitherZoneNorFraction() {
    assertThat(ApiDates.row(TIME)).isEqualTo("2026-03-01T10:05:00");
  }

  @Test
  void modelsHaveMicroseconds() {
    assertThat(ApiDates.model(TIME)).isEqualTo("2026-03-01 10:05:00.123456");
    assertThat(ApiDates.model(Instant.parse("2026-03-01T10:05:00Z")))
        .isEqualTo("2026-03-01 10:05:00.000000");
  }

  @Test
  void idsAreThirtyTwoHexDigits() {
    assertThat(Ids.next()).matches("[0-9a-f]{32}").isNotEqualTo(Ids.next());
  }
}
