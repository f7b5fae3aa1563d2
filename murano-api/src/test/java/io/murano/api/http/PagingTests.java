package io.murano.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.api.error.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;

/** Paging parameters of lists. */
class PagingTests {

  @ParameterizedTest
  @CsvSource({"1, 1", "20, 20", "' 7 ', 7", "+3, 3", "99999999999, 2147483647"})
  void readsLimits(String text, int limit) {
    assertThat(Paging.limit(text)).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "0", "-1", "1.5", "x", "00", "+", "１"})
  void refusesOtherLimits(String text) {
    refused(() -> Paging.limit(text));
  }

  @Test
  void readsDirections() {
    assertThat(Paging.descending(null)).isFalse();
    assertThat(Paging.descending("asc")).isFalse();
    assertThat(Paging.descending("desc")).isTrue();
    refused(() -> Paging.descending("DESC"));
    refused(() -> Paging.descending(""));
  }

  @Test
  void takesTheLastOfRepeatedValues() {
    LinkedMultiValueMap<String, String> query = new LinkedMultiValueMap<>();
    query.add("a", "1");
    query.add("a", "2");

    assertThat(Paging.last(query, "a")).isEqualTo("2");
    assertThat(Paging.last(query, "b")).isNull();
  }

  private static void refused(Runnable call) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.status()).isEqualTo(HttpStatus.BAD_REQUEST));
  }
}
