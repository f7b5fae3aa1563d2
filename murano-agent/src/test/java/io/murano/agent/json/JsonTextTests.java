package io.murano.agent.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTests {

  @Test
  void readsEveryKindOfValue() {
    Map<String, @Nullable Object> expected = new LinkedHashMap<>();
    expected.put("n", null);
    expected.put("t", true);
    expected.put("i", -7L);
    expected.put("b", new BigInteger("12345678901234567890"));
    expected.put("f", 1.0);
    expected.put("s", "é\n");
    expected.put("l", List.of(1L, List.of()));

    assertThat(
            JsonText.read(
                """
                {"n": null, "t": true, "i": -7, "b": 12345678901234567890, "f": 1.0,
                 "s": "\\u00e9\\n", "l": [1, []]}
                """))
        .isEqualTo(expected);
  }

  @Test
  void writesAsciiWithoutLineBreaks() {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("é", Arrays.asList(1L, 1.0, 1e22, null, true, "\uD83D\uDE00"));

    assertThat(text(value)).isEqualTo("{\"\\u00E9\":[1,1.0,1e+22,null,true,\"\\uD83D\\uDE00\"]}");
  }

  @Test
  void knowsPythonsSpecialNumbers() {
    assertThat(text(JsonText.read("[NaN, Infinity, -Infinity]")))
        .isEqualTo("[NaN,Infinity,-Infinity]");
  }

  @Test
  void lastOfEqualMembersWins() {
    assertThat(JsonText.read("{\"a\": 1, \"a\": 2}")).isEqualTo(Map.of("a", 2L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{", "[1,]", "{\"a\"}", "1 2", "nul", "{'a': 1}", "\"\u0001\""})
  void refusesWhatIsNoJson(String text) {
    assertThatExceptionOfType(JsonFormatException.class)
        .isThrownBy(() -> JsonText.read(text))
        .withMessageStartingWith("Not JSON");
  }

  @Test
  void complaintShowsNothingOfTheText() {
    assertThatExceptionOfType(JsonFormatException.class)
        .isThrownBy(() -> JsonText.read("{\"password\": \"topsecret\" oops"))
        .satisfies(e -> assertThat(e).hasMessageNotContaining("topsecret"));
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    assertThatExceptionOfType(JsonFormatException.class)
        .isThrownBy(() -> JsonText.read(new byte[] {'"', (byte) 0xFF, '"'}));
  }

  @Test
  void refusesNestingWithoutEnd() {
    assertThatExceptionOfType(JsonFormatException.class)
        .isThrownBy(() -> JsonText.read("[".repeat(100_000)));
  }

  @Test
  void refusesToWriteForeignObjects() {
    assertThatExceptionOfType(JsonFormatException.class)
        .isThrownBy(() -> JsonText.write(Map.of("a", new StringBuilder("x"))));
  }

  private static String text(@Nullable Object value) {
    return new String(JsonText.write(value), StandardCharsets.US_ASCII);
  }
}
