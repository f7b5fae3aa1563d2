package io.murano.agent.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyProgramTests {

  @ParameterizedTest
  @CsvSource({
    "'  a|    b|  c', 'a|  b|c'",
    "'    a||  b', '  a||b'",
    "'>a|  >b|    c', 'a|b|c'",
    "'a>b', 'a   b'",
    "'   |  a', ' |a'",
    "'', ''",
    "'    ', ''"
  })
  void removesCommonIndentation(String body, String text) {
    String actual = BodyProgram.of(readable(body), Map.of()).text();

    assertThat(actual).isEqualTo(readable(text));
  }

  private static String readable(String text) {
    return text.replace('|', '\n').replace('>', '\t');
  }
}
