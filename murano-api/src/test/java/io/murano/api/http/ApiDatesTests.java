package io.murano.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ApiDates} and {@link Ids}. */
class ApiDatesTests {

  private static final Instant TIME = Instant.parse("2026-03-01T10:05:00.123456Z");

  @Test
  void rowsHaveNeitherZoneNorFraction() {
    assertThat(ApiDates.row(TIME)).isEqualTo("2026-03-01T10:05:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00",
        "0999-12-31T23:59:59",
        "1969-12-31T23:59:59",
        "2024-02-29T09:08:07",
        "9999-12-31T23:59:59",
        "+10000-01-01T00:00:00",
        "-0001-06-15T12:00:00"
      })
  void rowsOfAnyYearAreWritten(String text) {
    assertThat(ApiDates.row(Instant.parse(text + "Z"))).isEqualTo(text);
    assertThat(ApiDates.row(Instant.parse(text + ".999999Z"))).isEqualTo(text);
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
