package io.murano.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IniFileTests {

  @Test
  void readsSectionsAndKeys() {
    assertThat(
            IniFile.parse(
                "f",
                """
                before = any section
                [DEFAULT]
                # comment
                ; comment too
                storage=/var/x
                colon : value = with equal
                empty =

                [rabbitmq]
                password = p#a;s$s
                """))
        .isEqualTo(
            Map.of(
                "DEFAULT",
                Map.of(
                    "before", "any section",
                    "storage", "/var/x",
                    "colon", "value = with equal",
                    "empty", ""),
                "rabbitmq",
                Map.of("password", "p#a;s$s")));
  }

  @Test
  void joinsIndentedLines() {
    assertThat(
            IniFile.parse(
                "f", "[DEFAULT]\nengine_key =\n\t-----BEGIN\n\tAAAA\n  BBBB\n\t-----END\nx = 1\n"))
        .isEqualTo(
            Map.of(
                "DEFAULT", Map.of("engine_key", "\n-----BEGIN\nAAAA\nBBBB\n-----END", "x", "1")));
  }

  @Test
  void blankLineEndsAValue() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> IniFile.parse("f", "a = 1\n\n  more\n"))
        .withMessage("f line 3: an indented line continues nothing");
  }

  @Test
  void removesMatchingQuotes() {
    assertThat(IniFile.parse("f", "a = 'x y'\nb = \"z\"\nc = 'x\"\nd = '\ne = ''\n").get("DEFAULT"))
        .isEqualTo(Map.of("a", "x y", "b", "z", "c", "'x\"", "d", "'", "e", ""));
  }

  @Test
  void laterValueCounts() {
    assertThat(IniFile.parse("f", "a = 1\r\na = 2\r\n").get("DEFAULT")).isEqualTo(Map.of("a", "2"));
  }

  @ParameterizedTest
  @CsvSource({
    "no separator, neither = nor :",
    "= value, no key",
    "[open, '[name]'",
    "[], '[name]'"
  })
  void namesLineOfWhatItCannotRead(String line, String complaint) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> IniFile.parse("agent.conf", "a = 1\n" + line))
        .withMessageContainingAll("agent.conf line 2", complaint);
  }
}
