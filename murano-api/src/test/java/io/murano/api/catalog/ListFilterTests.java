package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters with several values; the lists were split by the original to compare. */
class ListFilterTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a,b ; a|b",
        "a,,b ; a||b",
        "a, ; a",
        ", ; ``",
        "\"a,b\",c ; a,b|c",
        "\"a\\\"b\" ; a\"b",
        "a\\\"b ; a\"b",
        "\"\",a ; |a",
        "a b,c ; a b|c",
      })
  void splitsLists(String list, String elements) {
    assertThat(ListFilter.parse(List.of("in:" + list)))
        .contains(List.of(elements.split("\\|", -1)));
  }

  @Test
  void anEmptyListHoldsNothing() {
    assertThat(ListFilter.parse(List.of("in:"))).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "\"a\"\"b\"", "\"a", "\"a\" ,b", "a,\"b"})
  void ignoresListsWithBadQuotes(String list) {
    assertThat(ListFilter.parse(List.of("in:" + list))).isEmpty();
  }

  @Test
  void takesRepeatedValuesTogether() {
    assertThat(ListFilter.parse(List.of("a", "b,c"))).contains(List.of("a", "b,c"));
    assertThat(ListFilter.parse(List.of("a", "in:b,c", "d"))).contains(List.of("b", "c", "d"));
    assertThat(ListFilter.parse(List.of("a", "in:\"b"))).contains(List.of("a"));
    assertThat(ListFilter.parse(List.of())).isEmpty();
  }
}
