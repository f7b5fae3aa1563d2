package io.murano.conductor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MuranoPlConformanceCommandTests {

  private static final String CASE =
      """
      {"id": "%s", "area": "sums", "packages": [{"name": "a", "format": "1.4", "classes": {"a.A":\
       "Name: a.A\\nMethods:\\n  m:\\n    Usage: Static\\n    Scope: Public\\n    Body:\\n\
            - Return: 1 + 1\\n"}}],\
       "call": {"class": "a.A", "method": "m"}, "expect": {"result": %d}}
      """;

  @TempDir private Path temp;

  @Test
  void agreementAndOutcomesAreReported() throws IOException {
    Files.writeString(temp.resolve("sums.jsonl"), CASE.formatted("sums/two", 2));
    Path outcomes = temp.resolve("outcomes.txt");

    CommandLineRun run =
        CommandLineRun.of(
            "conformance", "muranopl", temp.toString(), "--outcomes", outcomes.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("sums +1 of +1").containsPattern("total +1 of +1");
    assertThat(Files.readString(outcomes))
        .isEqualToNormalizingNewlines("{\"id\":\"sums/two\",\"result\":2}\n");
  }

  @Test
  void aDifferenceFailsTheRun() throws IOException {
    Files.writeString(
        temp.resolve("sums.jsonl"),
        CASE.formatted("sums/two", 2) + CASE.formatted("sums/three", 3));

    CommandLineRun run = CommandLineRun.of("conformance", "muranopl", temp.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("sums/three").containsPattern("total +1 of +2");
  }

  @Test
  void aFolderWithoutCasesIsNoSuccess() {
    CommandLineRun run = CommandLineRun.of("conformance", "muranopl", temp.toString());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("no case");
  }
}
