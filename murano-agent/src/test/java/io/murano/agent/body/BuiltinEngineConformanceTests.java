package io.murano.agent.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.agent.body.interpreter.BuiltinEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The built-in engine against what CPython 3.11 was recorded to do. */
class BuiltinEngineConformanceTests {

  @TempDir private Path folder;

  static Stream<BodyCase> equalCases() {
    return BodyCase.all().filter(recorded -> !BodyCase.differences().contains(recorded.id()));
  }

  static Stream<BodyCase> differentCases() {
    return BodyCase.all().filter(recorded -> BodyCase.differences().contains(recorded.id()));
  }

  @ParameterizedTest
  @MethodSource("equalCases")
  void agreesWithPython(BodyCase recorded) throws IOException {
    assertThat(recorded.run(new BuiltinEngine(), TestScripts.in(folder)))
        .isEqualTo(recorded.expected());
  }

  @ParameterizedTest
  @MethodSource("differentCases")
  void stillDiffersWhereTheListSaysSo(BodyCase recorded) throws IOException {
    assertThat(recorded.run(new BuiltinEngine(), TestScripts.in(folder)))
        .isNotEqualTo(recorded.expected())
        .containsEntry("code", 1L);
  }
}
