package io.murano.conductor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PlCommandTests {

  @TempDir private Path temp;
  private PackageFolder counter;

  @BeforeEach
  void writePackage() throws IOException {
    counter =
        PackageFolder.create(
                temp.resolve("counter"),
                """
                Format: 1.4
                Type: Library
                FullName: org.example.counter
                Version: 1.2.0
                Name: Counter
                Classes:
                  org.example.counter.Counter: Counter.yaml
                  org.example.counter.CounterTest: CounterTest.yaml
                """)
            .with(
                "Classes/Counter.yaml",
                """
                Namespaces:
                  =: org.example.counter
                Name: Counter
                Properties:
                  value:
                    Contract: $.int().notNull()
                    Default: 3
                    Usage: InOut
                Methods:
                  add:
                    Scope: Public
                    Arguments:
                      - amount:
                          Contract: $.int().notNull()
                    Body:
                      - $.value: $.value + $amount
                      - trace($.value)
                      - Return: $.value
                  twice:
                    Usage: Static
                    Scope: Public
                    Arguments:
                      - of:
                          Contract: $.int().notNull()
                    Body:
                      - Return: 2 * $of
                  fail:
                    Scope: Public
                    Body:
                      - $.inner()
                  inner:
                    Body:
                      - Throw: Oops
                        Message: format('bad {0}', $.value)
                  misuse:
                    Scope: Public
                    Body:
                      - $.add(1, 2)
                """)
            .with(
                "Classes/CounterTest.yaml",
                """
                Namespaces:
                  =: org.example.counter
                  test: io.murano.test
                Name: CounterTest
                Extends: test:TestFixture
                Properties:
                  counter:
                    Contract: $.class(Counter)
                    Usage: Runtime
                  closed:
                    Contract: $.bool()
                    Usage: Runtime
                    Default: false
                Methods:
                  setUp:
                    Body:
                      - $.counter: new(Counter, value => 5)
                  tearDown:
                    Body:
                      - trace(closed)
                  testAdds:
                    Body:
                      - $.assertEqual(7, $.counter.add(2))
                  testReplacesMethods:
                    Body:
                      - inject(Counter, add, $this, fake)
                      - $.assertEqual(42, $.counter.add(1))
                      - inject(Counter, add, originalMethod() + 1)
                      - $.assertEqual(7, $.counter.add(1))
                  fake:
                    Arguments:
                      - amount: {Contract: $.int()}
                    Body:
                      - Return: $amount + 41
                  testFails:
                    Body:
                      - $.assertEqual(6, $.counter.value, 'five is not six')
                  tested:
                    Body:
                      - $.assertTrue(false)
                """);
  }

  /** Calls a method of the package's class. */
  private CommandLineRun counter(String method, String... options) {
    List<String> args =
        List.of(
            "pl",
            "run",
            counter.toString(),
            "--class",
            "org.example.counter.Counter",
            "--method",
            method);
    return CommandLineRun.of(
        Stream.concat(args.stream(), Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void callsAMethodOfANewObjectAndPrintsTheNewModel() {
    CommandLineRun run = counter("add", "--args", "{\"amount\": 4}");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().path("result").asInt()).isEqualTo(7);
    assertThat(run.json().path("trace").toString()).isEqualTo("[7]");
    assertThat(run.json().path("model").path("Objects").path("value").asInt()).isEqualTo(7);
  }

  @Test
  void callsAMethodOfAGivenObject() throws IOException {
    Path model = temp.resolve("model.json");
    Files.writeString(
        model,
        "{\"?\": {\"id\": \"c\", \"type\": \"org.example.counter.Counter/1\"}, \"value\": 10}");

    CommandLineRun run = counter("add", "--args", "{\"amount\": 1}", "--object", model.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().path("result").asInt()).isEqualTo(11);
  }

  @Test
  void callsAStaticMethodOfAZippedPackage() throws IOException {
    Path zip = counter.zip(temp.resolve("counter.zip"));

    CommandLineRun run =
        CommandLineRun.of(
            "pl",
            "run",
            zip.toString(),
            "--class",
            "org.example.counter.Counter/1.2",
            "--method",
            "twice",
            "--args",
            "{\"of\": 21}");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().path("result").asInt()).isEqualTo(42);
    assertThat(run.json().has("model")).isFalse();
  }

  @Test
  void failuresCarryNamesMessageAndStack() {
    CommandLineRun run = counter("fail");

    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode error = run.json().path("error");
    assertThat(error.path("names").toString()).isEqualTo("[\"org.example.counter.Oops\"]");
    assertThat(error.path("message").asString()).isEqualTo("bad 3");
    assertThat(error.path("details").asString())
        .contains("Counter.yaml\", line 30:9 in method fail of type org.example.counter.Counter")
        .contains("line 33:9 in method inner");
    assertThat(run.json().path("reports").path(0).path("text").asString())
        .isEqualTo("[org.example.counter.Oops]: bad 3");
  }

  @Test
  void failuresNameThePackageAndWhatIsAccepted() {
    CommandLineRun run = counter("add", "--args", "{\"amount\": 1, \"sum\": 2}");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.json().path("error").path("names").path(0).asString())
        .isEqualTo("yaql.language.exceptions.NoMatchingMethodException");

    CommandLineRun inside = counter("misuse");
    assertThat(inside.json().path("error").path("details").asString())
        .contains("File \"org.example.counter/Classes/Counter.yaml\", line 38:9 in method misuse")
        .endsWith("Accepted are:\n    add(amount)");
  }

  @Test
  void wrongInputIsNamed() {
    CommandLineRun noFolder =
        CommandLineRun.of("pl", "run", temp + "/nowhere", "--class", "a.B", "--method", "m");
    assertThat(noFolder.exitCode()).isEqualTo(3);
    assertThat(noFolder.err()).contains("nowhere does not exist");

    CommandLineRun noJson =
        CommandLineRun.of(
            "pl", "run", counter.toString(), "--class", "a.B", "--method", "m", "--args", "{x");
    assertThat(noJson.exitCode()).isEqualTo(2);
    assertThat(noJson.err()).contains("--args is no JSON");

    CommandLineRun noClass =
        CommandLineRun.of("pl", "run", counter.toString(), "--class", "a.B", "--method", "m");
    assertThat(noClass.exitCode()).isEqualTo(1);
    assertThat(noClass.json().path("error").path("message").asString())
        .isEqualTo("Package for class \"a.B\" is not found");
  }

  @Test
  void runsTheTestsOfAPackage() throws IOException {
    Path report = temp.resolve("report.xml");

    CommandLineRun run =
        CommandLineRun.of("pl", "test", counter.toString(), "--junit", report.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("CounterTest.testAdds \\.+ OK\\R  trace: 7\\R  trace: \"closed\"\\R")
        .containsPattern("CounterTest.testReplacesMethods \\.+ OK")
        .containsPattern("CounterTest.testFails \\.+ FAIL!\\RAssertionError: ")
        .contains("five is not six", "in method testFails of type org.example.counter.CounterTest")
        .contains("Executed 3 tests in ", "2 passed, 1 failed")
        .doesNotContain("tested");
    assertThat(Files.readString(report))
        .contains("tests=\"3\" failures=\"1\"", "name=\"testFails\"", "<failure message=");
  }

  @Test
  void testsCanBeSelected() {
    String name = "org.example.counter.CounterTest";

    assertThat(CommandLineRun.of("pl", "test", counter.toString(), "testAdds").out())
        .contains("1 passed, 0 failed");
    assertThat(CommandLineRun.of("pl", "test", counter.toString(), name + ".testAdds").exitCode())
        .isZero();
    assertThat(CommandLineRun.of("pl", "test", counter.toString(), name).out())
        .contains("2 passed, 1 failed");
    CommandLineRun none = CommandLineRun.of("pl", "test", counter.toString(), "testNothing");
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("testNothing").contains(name + ".testAdds");
  }

  @Test
  void packagesUnderTestAreFoundByName() {
    assertThat(
            CommandLineRun.of(
                    "pl", "test", "org.example.counter/1", "testAdds", "-l", temp.toString())
                .exitCode())
        .isZero();
    CommandLineRun missing =
        CommandLineRun.of("pl", "test", "org.example.counter/2", "-l", temp.toString());
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("org.example.counter");
  }
}
