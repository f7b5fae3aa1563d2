package io.murano.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.common.json.MuranoJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/** {@link StorableJson}. */
class StorableJsonTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"\\u0000\"}",
        "[\"x\\ud800\"]",
        "[\"\\udc00x\"]",
        "{\"\\u0000\": 1}",
        "[1e99999]",
        "[1e-99999]"
      })
  void namesWhatTheDatabaseCannotHold(String json) {
    assertThat(StorableJson.problem(parse(json))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"\\\\u0000\"}",
        "[\"\\ud83d\\ude00 $yaql ♥ unicode\"]",
        "[12345678901234567890123, 1.50, -0.0, 1e300, true, null, \"\"]"
      })
  void acceptsEverythingElse(String json) {
    JsonNode document = parse(json);

    assertThat(StorableJson.problem(document)).isNull();
    assertThat(StorableJson.storable(document)).isSameAs(document);
  }

  @Test
  void replacesWhatCannotBeStored() {
    JsonNode document =
        parse("{\"a\\u0000\": [\"x\\ud800y\", 1e99999, {\"b\": \"\\ud83d\\ude00\"}]}");

    assertThat(StorableJson.storable(document))
        .isEqualTo(
            parse("{\"a\\ufffd\": [\"x\\ufffdy\", \"1E+99999\", {\"b\": \"\\ud83d\\ude00\"}]}"));
  }

  @ParameterizedTest
  @CsvSource({"plain,plain", "'a\0b','a\uFFFDb'", "'\uD800','\uFFFD'"})
  void replacesInTexts(String text, String expected) {
    assertThat(StorableJson.storable(text)).isEqualTo(expected);
  }

  private static JsonNode parse(String json) {
    return MuranoJson.mapper()
        .readerFor(JsonNode.class)
        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readValue(json);
  }
}
