package io.murano.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTests {

  private static final int LIMIT = 10;

  @TempDir private Path folder;
  private Path path;
  private OutputFile file;

  @BeforeEach
  void setUp() {
    path = folder.resolve("out");
    file = new OutputFile(path, LIMIT);
  }

  @Test
  void keepsShortOutputWhole() throws IOException {
    append("0123456789");

    assertThat(file.read().text(true)).isEqualTo("0123456789");
  }

  @Test
  void keepsBeginningAndEndOfLongOutput() throws IOException {
    append("abcde" + "-".repeat(90) + "vwxyz");

    Output output = file.read();

    assertThat(output.head()).asString(StandardCharsets.US_ASCII).isEqualTo("abcde");
    assertThat(output.tail()).asString(StandardCharsets.US_ASCII).isEqualTo("vwxyz");
    assertThat(output.omitted()).isEqualTo(90);
  }

  @Test
  void emptiesFileThatGrowsTooLarge() throws IOException {
    append("abcde" + "-".repeat(500));
    file.trim();
    assertThat(path).hasSize(0);
    append("-".repeat(300));
    file.trim();
    append("vwxyz");

    Output output = file.read();

    assertThat(output.size()).isEqualTo(810);
    assertThat(file.size()).isEqualTo(810);
    assertThat(output.head()).asString(StandardCharsets.US_ASCII).isEqualTo("abcde");
    assertThat(output.tail()).asString(StandardCharsets.US_ASCII).isEqualTo("vwxyz");
  }

  @Test
  void leavesNothingBehind() throws IOException {
    append("x");

    file.close();

    assertThat(path).doesNotExist();
  }

  private void append(String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
