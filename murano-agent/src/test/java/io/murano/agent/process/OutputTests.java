package io.murano.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTests {

  @ParameterizedTest
  @CsvSource({
    "FF, 0xff in position 0: invalid start byte",
    "61C3, 0xc3 in position 1: unexpected end of data",
    "61C328, 0xc3 in position 1: invalid continuation byte",
    "E0A0, 0xe0 in position 0: unexpected end of data",
    "EDA080, 0xed in position 0: invalid continuation byte",
    "C0AF, 0xc0 in position 0: invalid start byte",
    "F4908080, 0xf4 in position 0: invalid continuation byte",
    "80, 0x80 in position 0: invalid start byte"
  })
  void complainsAboutBadBytesAsPython(String hex, String complaint) {
    assertThatExceptionOfType(UndecodableOutputException.class)
        .isThrownBy(() -> output(HexFormat.of().parseHex(hex)).text(true))
        .withMessage("'utf-8' codec can't decode byte " + complaint);
  }

  @Test
  void replacesBadBytesIfAskedTo() {
    assertThat(output(new byte[] {'a', (byte) 0xFF, 'b'}).text(false)).isEqualTo("a\uFFFDb");
  }

  @Test
  void emptyOutputIsNull() {
    assertThat(output(" \n\t\u00a0\u2003\n").text(true)).isNull();
  }

  @Test
  void lineEndsBecomeNewlines() {
    assertThat(output("a\r\nb\rc\n").text(true)).isEqualTo("a\nb\nc");
  }

  @Test
  void gapIsMarkedAndDoesNotSplitCharacters() {
    byte[] head = "abcé".getBytes(StandardCharsets.UTF_8);
    byte[] cutHead = Arrays.copyOf(head, head.length - 1);
    byte[] tail = "éxyz".getBytes(StandardCharsets.UTF_8);
    byte[] cutTail = Arrays.copyOfRange(tail, 1, tail.length);

    Output output = new Output(cutHead, 10, cutTail);

    assertThat(output.size()).isEqualTo(18);
    assertThat(output.text(true)).isEqualTo("abc\n[... 12 bytes of output left out ...]\nxyz");
  }

  private static Output output(String text) {
    return output(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Output output(byte[] bytes) {
    return new Output(bytes, 0, new byte[0]);
  }
}
