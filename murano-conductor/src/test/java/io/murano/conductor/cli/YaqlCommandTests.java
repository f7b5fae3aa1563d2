package io.murano.conductor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class YaqlCommandTests {

  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine line = MuranoCli.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  @Test
  void printsTheValueAsJson() throws Exception {
    Path data = temp.resolve("data.json");
    Files.writeString(
        data, "{\"hosts\": [{\"name\": \"a\", \"up\": true}, {\"name\": \"b\", \"up\": false}]}");

    int exit = run("yaql", "$.hosts.where($.up).select($.name)", "--data", data.toString());

    assertThat(exit).isZero();
    assertThat(out.toString().replaceAll("\\s", "")).isEqualTo("[\"a\"]");
  }

  @Test
  void variablesAndEnginesCanBeChosen() {
    assertThat(run("yaql", "$x + 1", "--var", "x=41")).isZero();
    assertThat(run("yaql", "{a => 1}.b", "--engine", "murano10")).isZero();
    assertThat(out.toString()).isEqualToNormalizingNewlines("42\nnull\n");
  }

  @Test
  void errorsShowTheirPlaceAndTheCandidates() {
    int exit = run("yaql", "1 +\n 'a'.substring(b)");

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
             'a'.substring(b)
                 ^^^^^^^^^^^^
            NoMatchingMethodException: No method "substring" for receiver a matches supplied arguments (line 2, column 6)
              candidate: .substring(string: string, start: int, length: int = -1)
            """);
  }

  @Test
  void syntaxErrorsShowTheirPlace() {
    assertThat(run("yaql", "1 + )")).isEqualTo(1);
    assertThat(err.toString()).contains("    ^").contains("YaqlGrammarException");
  }

  @Test
  void unreadableDataIsAProblemOfItsOwn() throws Exception {
    Path broken = temp.resolve("broken.json");
    Files.writeString(broken, "{");

    assertThat(run("yaql", "1", "--data", broken.toString())).isEqualTo(3);
    assertThat(run("yaql", "1", "--data", temp.resolve("absent").toString())).isEqualTo(3);
    assertThat(err.toString()).contains("There is no file " + temp.resolve("absent"));
    assertThat(run("yaql", "1", "--engine", "nope")).isEqualTo(2);
  }

  @Test
  void limitsCanBeSet() {
    assertThat(run("yaql", "range(10).toList()", "--limit-iterators", "5")).isEqualTo(1);
    assertThat(run("yaql", "sequence().len()", "--time-limit", "0.2")).isEqualTo(1);
    assertThat(err.toString()).contains("CollectionTooLargeException").contains("TimeoutError");
  }

  @Test
  void theTreeIsShownAsText() {
    assertThat(run("yaql", "--tree", "1+2*f( x,y=>1 )")).isZero();
    assertThat(out.toString()).isEqualToNormalizingNewlines("1 + 2 * f(x, y => 1)\n");
  }

  @Test
  void conformanceSucceedsOnlyIfAllAgree() throws Exception {
    Path cases = temp.resolve("cases.jsonl");
    Files.writeString(
        cases,
        "{\"id\": \"a\", \"area\": \"x\", \"engine\": \"default\", \"expression\": \"1\", \"result\": 1}");
    Path outcomes = temp.resolve("outcomes");

    assertThat(run("conformance", "yaql", temp.toString(), "--outcomes", outcomes.toString()))
        .isZero();
    assertThat(Files.readString(outcomes)).startsWith("{\"id\":\"a\",\"result\":1}");
    assertThat(out.toString()).contains("1 cases, 1 agree, 0 differ");

    Files.writeString(cases, Files.readString(cases).replace("\"result\": 1", "\"result\": 2"));
    assertThat(run("conformance", "yaql", temp.toString())).isEqualTo(1);
    assertThat(run("conformance", "yaql", temp.resolve("absent").toString())).isEqualTo(3);
    assertThat(run("conformance")).isEqualTo(2);
  }

  @Test
  void thePromptContinuesIncompleteExpressions() {
    StringWriter written = new StringWriter();
    YaqlPrompt prompt =
        new YaqlPrompt(
            new YaqlSession(io.murano.conductor.yaql.YaqlDialect.MURANO, options -> options),
            new PrintWriter(written));

    assertThat(prompt.answer("[1,")).isEqualTo(YaqlPrompt.Answer.MORE);
    assertThat(prompt.answer("[1,\n2].sum()")).isEqualTo(YaqlPrompt.Answer.DONE);
    assertThat(prompt.answer(":set x [5]")).isEqualTo(YaqlPrompt.Answer.DONE);
    assertThat(prompt.answer("$x[0]")).isEqualTo(YaqlPrompt.Answer.DONE);
    assertThat(prompt.answer(":engine legacy")).isEqualTo(YaqlPrompt.Answer.DONE);
    assertThat(prompt.answer("1 / 0")).isEqualTo(YaqlPrompt.Answer.DONE);
    assertThat(prompt.answer(":quit")).isEqualTo(YaqlPrompt.Answer.LEAVE);
    assertThat(written.toString()).contains("3").contains("5").contains("ZeroDivisionError");
  }
}
