package io.murano.agent.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.agent.body.interpreter.BuiltinEngine;
import io.murano.agent.process.PlanStoppedException;
import io.murano.agent.process.StopReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies cannot hurt the agent. */
@Timeout(120)
class BuiltinEngineLimitTests {

  private static final List<String> PIECES =
      List.of(
          "x",
          "args",
          "1",
          "2.5",
          "'a'",
          "f'{x}'",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ":",
          ",",
          ".",
          "+",
          "**",
          "%",
          "=",
          "==",
          "not",
          "and",
          "in",
          "is",
          "if",
          "else",
          "for",
          "while",
          "def",
          "lambda",
          "return",
          "try",
          "except",
          "raise",
          "import",
          "\n",
          "\n    ",
          "\n        ",
          "None",
          "True",
          "*",
          "'%s'",
          "'{0}'.format",
          "\\",
          "#",
          "'''",
          "\t",
          "@",
          "$",
          "é",
          "0x");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return 'x' * 10 ** 12",
        "return [0] * 10 ** 12",
        "return 10 ** 10 ** 10",
        "return 1 << 10 ** 12",
        "x = 'x' * 1000000\nfor i in range(1000000): x += x",
        "return ' '.join('x' * 1000000 for i in range(1000000))",
        "return '%999999999999d' % 1",
        "return '{:99999999999}'.format(1)",
        "x = []\nx.append(x)\nreturn x",
        "return list(range(10 ** 12))",
        "def f(n):\n    return f(n + 1)\nreturn f(0)"
      })
  void excessIsAnErrorOfTheBody(String body) throws IOException {
    assertThat(run(body)).containsEntry("code", 1L);
  }

  @Test
  void deepNestingIsASyntaxError() throws IOException {
    assertThat(run("return " + "(".repeat(20_000) + "1" + ")".repeat(20_000)))
        .containsEntry("code", 1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True: pass",
        "while True:\n    try:\n        x = 1\n    except Exception:\n        pass",
        "return [x for x in range(10 ** 12) if x < 0]",
        "import time\ntime.sleep(1000)",
        "def f(): return g()\ndef g(): return 1\nwhile f(): pass"
      })
  void bodyStopsWhenItsPlanDoes(String body) throws IOException {
    BodyEngine.Surroundings surroundings = TestScripts.in(folder);
    CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
        .execute(() -> surroundings.stop().stop(StopReason.CANCELLED));
    long begun = System.nanoTime();

    Assertions.assertThatExceptionOfType(PlanStoppedException.class)
        .isThrownBy(() -> new BuiltinEngine().run(BodyProgram.of(body, Map.of()), surroundings));

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void randomTextNeverBreaksTheEngine() throws IOException {
    Random random = new Random(42);
    BodyEngine.Surroundings surroundings = TestScripts.in(folder);
    for (int i = 0; i < 6_000; i++) {
      StringBuilder body = new StringBuilder();
      int length = random.nextInt(25);
      for (int j = 0; j < length; j++) {
        body.append(PIECES.get(random.nextInt(PIECES.size())))
            .append(random.nextInt(3) == 0 ? "" : " ");
      }
      String text = body.toString();
      if (text.contains("while")) {
        continue;
      }
      BodyCase generated = new BodyCase("random", text, Map.of("x", 1L), Map.of());
      Assertions.assertThatCode(() -> generated.run(new BuiltinEngine(), surroundings))
          .as(text)
          .doesNotThrowAnyException();
    }
  }

  private Map<String, @Nullable Object> run(String body) throws IOException {
    return new BodyCase("limit", body, Map.of(), Map.of())
        .run(new BuiltinEngine(), TestScripts.in(folder));
  }
}
