package io.murano.conductor.muranopl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Loading and packages (contract §9, 1–12)")
class PackageAcceptanceTests {

  private static final String CLASS_A = "Name: t.A\n";

  private static String library(String version) {
    return """
    Name: lib.A
    Methods:
      which:
        Usage: Static
        Scope: Public
        Body:
          - Return: '%s'
    """
        .formatted(version);
  }

  private static Program withLibraries() {
    Program program = Program.empty();
    for (String version : List.of("0.1.0", "1.0.0", "1.2.0", "2.0.0")) {
      program.with("lib", version, library(version));
    }
    return program;
  }

  @Test
  @DisplayName("1. Format 1.3, MuranoPL/1.3 and 1.3.0 are one; MuranoPL/9.9 is no format")
  void point01() {
    for (String format : List.of("1.3", "MuranoPL/1.3", "1.3.0")) {
      assertThat(Program.of(CLASS_A).format(format).evaluate("- Return: type(new(A))").result())
          .as(format)
          .isEqualTo("\"t.A\"");
    }
    assertThat(Program.of(CLASS_A).format("1.4").evaluate("- Return: type(new(A))").result())
        .contains("$type");
    Outcome unknown = Program.of(CLASS_A).format("MuranoPL/9.9").evaluate("- Return: 1");
    assertThat(unknown.stage()).isEqualTo("package");
    assertThat(unknown.error()).startsWith("murano.packages.exceptions.PackageFormatError");
  }

  @Test
  @DisplayName("2. One file serves several classes, also those the manifest does not list")
  void point02() {
    Program program =
        Program.of(
                """
                Namespaces:
                  =: t
                Name: A
                ---
                Name: B
                Extends: A
                ---
                Name: Auxiliary
                Extends: B
                """)
            .listing("t.A", "t.B");

    assertThat(
            program
                .evaluate("- Return: list(new(A), new(B), new(Auxiliary)).select(type($))")
                .result())
        .isEqualTo("[\"t.A\",\"t.B\",\"t.Auxiliary\"]");
    assertThat(program.evaluate("- Return: new(Auxiliary)").error())
        .startsWith("murano.dsl.exceptions.NoClassFound");
  }

  @Test
  @DisplayName("3. A class without a name takes the manifest's; two of them are ambiguous")
  void point03() {
    assertThat(
            Program.of("Methods: {}\nUsage: Class\n")
                .listing("t.Mock")
                .evaluate("- Return: type(new(Mock))")
                .result())
        .isEqualTo("\"t.Mock\"");
    assertThat(
            Program.of("Methods: {}\nUsage: Class\n---\nMethods: {}\nUsage: Class\n")
                .listing("t.Mock")
                .evaluate("- Return: new(Mock)")
                .error())
        .startsWith("murano.dsl.exceptions.AmbiguousClassName");
  }

  @Test
  @DisplayName("4. A class whose name is not the manifest's is not found")
  void point04() {
    assertThat(
            Program.of("Name: t.Real\n")
                .listing("t.Listed")
                .evaluate("- Return: new(Listed)")
                .error())
        .isEqualTo(
            "murano.dsl.exceptions.NoClassFound: Class \"t.Listed\" is not found in"
                + " io.murano/0.0.0, t/0.0.0");
  }

  @Test
  @DisplayName("5. Plain scalars are data, text or expressions as §1.4 says")
  void point05() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("foo", "\"foo\"");
    expected.put("m1.small", "\"m1.small\"");
    expected.put("foo bar", "\"foo bar\"");
    expected.put("not x", "\"not x\"");
    expected.put("a and b", "\"a and b\"");
    expected.put("x in y", "\"x in y\"");
    expected.put("x is y", "\"x is y\"");
    expected.put("5.x", "\"5.x\"");
    expected.put("http://x", "\"http://x\"");
    expected.put("/srv/x", "\"/srv/x\"");
    expected.put("Hello, world!", "\"Hello, world!\"");
    expected.put("a, b", "\"a, b\"");
    expected.put("foo@bar", "\"foo@bar\"");
    expected.put("apt-get update", "\"apt-get update\"");
    expected.put("a => b", "\"a => b\"");
    expected.put("OS::Nova::Server", "\"OS::Nova::Server\"");
    expected.put("Heat::Ungrouped", "\"Heat::Ungrouped\"");
    expected.put("'$.x'", "\"$.x\"");
    expected.put("\"1 + 1\"", "\"1 + 1\"");
    expected.put("!!str 1 + 1", "\"1 + 1\"");
    expected.put("!yaql '1 + 1'", "2");
    expected.put("1 + 1", "2");
    expected.put("len(abc)", "3");
    expected.put("not true", "\"not true\"");
    expected.put("not $", "false");
    expected.put("1 = 1", "true");
    expected.put("yes", "true");
    expected.put("012", "10");
    expected.put("1:30", "90");
    expected.put("0x1F", "31");
    expected.put("1.5", "1.5");
    expected.put("~", "null");
    expected.put("[1, 2 = 2]", "[1,true]");
    expected.put("1 +\n     2", "3");
    expected.put("|\n     1 + 2", "\"1 + 2\\n\"");
    expected.put("2013-05-23", "{\"$datetime\":\"2013-05-23\"}");

    expected.forEach(
        (scalar, result) ->
            assertThat(Program.statements("- $x: " + scalar + "\n- Return: $x").result())
                .as(scalar)
                .isEqualTo(result));
    for (String words : List.of("foo-bar", "m1-small", "a/b", "a.b-c")) {
      assertThat(Program.statements("- Return: " + words).error())
          .as(words)
          .startsWith("yaql.language.exceptions.NoMatchingFunctionException");
    }
  }

  @Test
  @DisplayName("6. Names are resolved by the namespaces of the class")
  void point06() {
    Program program = Program.of(CLASS_A).format("1.4");
    assertThat(
            program
                .evaluate(
                    "- Return: list(A, 't.A', ':A', 'std:Object', 'io.murano.Object').select(type($))")
                .result())
        .isEqualTo(
            "[{\"$type\":\"t.A/0.0.0@t\"},{\"$type\":\"t.A/0.0.0@t\"},{\"$type\":\"t.A/0.0.0@t\"},"
                + "{\"$type\":\"io.murano.Object/0.0.0@io.murano\"},"
                + "{\"$type\":\"io.murano.Object/0.0.0@io.murano\"}]");
    assertThat(program.evaluate("- Return: list(:A, std:Object)").result())
        .isEqualTo(
            "[{\"$type\":\"t.A/0.0.0@t\"},{\"$type\":\"io.murano.Object/0.0.0@io.murano\"}]");
    assertThat(program.evaluate("- Return: q:A").error())
        .startsWith("KeyError: ")
        .contains("Unknown namespace prefix");
    assertThat(
            Program.of(
                    """
                    Name: Global
                    Methods:
                      make:
                        Usage: Static
                        Scope: Public
                        Body:
                          - Return: new(Global)
                    """)
                .callStatic("Global", "make")
                .result())
        .contains("\"class\":\"Global/0.0.0@t\"");
  }

  @Test
  @DisplayName("7. Version specifications pick the versions of §1.6, spaces or not")
  void point07() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("", "0.1.0");
    expected.put("0", "0.1.0");
    expected.put("1", "1.2.0");
    expected.put("1.0", "1.0.0");
    expected.put("=1.0.0", "1.0.0");
    expected.put("==1.2.0", "1.2.0");
    expected.put(">=1", "2.0.0");
    expected.put(">1", "2.0.0");
    expected.put("<=1.2", "1.2.0");
    expected.put("<1", "0.1.0");
    expected.put(" > = 1 , < 2 ", "1.2.0");
    expected.put("!=2.0.0", "1.2.0");
    expected.put("*", "2.0.0");

    expected.forEach(
        (versions, found) ->
            assertThat(
                    withLibraries()
                        .requires("lib", versions)
                        .evaluate("- Return: l:A.which()")
                        .source()
                        .path("result")
                        .asString("none"))
                .as(versions)
                .isEqualTo(found));
    assertThat(withLibraries().requires("lib", null).evaluate("- Return: l:A.which()").result())
        .isEqualTo("\"0.1.0\"");
  }

  @Test
  @DisplayName("8. Classes of packages that are not required are not found; nor transitively")
  void point08() {
    assertThat(withLibraries().evaluate("- Return: l:A.which()").error())
        .isEqualTo(
            "murano.dsl.exceptions.NoClassFound: Class \"lib.A\" is not found in io.murano/0.0.0,"
                + " t/0.0.0");
    assertThat(
            withLibraries()
                .with("between", "0.0.0", "Name: between.B\nExtends: lib.A\n", Map.of("lib", "1"))
                .requires("between", "0")
                .evaluate("- trace(type('between.B').which())\n- Return: type('lib.A').which()"))
        .returns("[\"1.2.0\"]", Outcome::trace)
        .satisfies(
            outcome ->
                assertThat(outcome.error())
                    .startsWith("murano.dsl.exceptions.NoClassFound: Class \"lib.A\""));
  }

  @Test
  @DisplayName("9. A model's type without version means 0; suffixes and header keys choose others")
  void point09() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("{id: r, type: lib.A}", "lib.A/0.1.0@lib");
    expected.put("{id: r, type: lib.A/1.0.0}", "lib.A/1.0.0@lib");
    expected.put("{id: r, type: lib.A/1@lib}", "lib.A/1.2.0@lib");
    expected.put("{id: r, type: lib.A, classVersion: '2'}", "lib.A/2.0.0@lib");
    expected.put("{id: r, type: lib.A, package: lib, classVersion: '1.0'}", "lib.A/1.0.0@lib");
    expected.forEach(
        (header, type) ->
            assertThat(
                    withLibraries()
                        .model("?: " + header)
                        .load()
                        .model()
                        .at("/Objects/?/type")
                        .asString())
                .as(header)
                .isEqualTo(type));
    assertThat(
            Program.empty()
                .with("lib", "1.0.0", library("1.0.0"))
                .model("?: {id: r, type: lib.A}")
                .load()
                .error())
        .startsWith("murano.dsl.exceptions.NoPackageForClassFound");
  }

  @Test
  @DisplayName("10. Fixed versions win over newer ones and are exported")
  void point10() {
    Outcome outcome =
        withLibraries()
            .requires("lib", "1")
            .fixation("lib", "1.0.0")
            .evaluate("- Return: l:A.which()");

    assertThat(outcome.result()).isEqualTo("\"1.0.0\"");
    assertThat(outcome.source().at("/fixations/lib").toString()).isEqualTo("[\"1.0.0\"]");
  }

  @Test
  @DisplayName("11. A class contract refuses versions outside of the package's requirement")
  void point11() {
    String holder =
        """
        Namespaces:
          =: t
          l: lib
        Name: Holder
        Properties:
          value:
            Contract: $.class(l:A)
        """;
    Program program = Program.of(holder).requires("lib", "1");
    for (String version : List.of("1.2.0", "2.0.0")) {
      program.with("lib", version, library(version));
    }

    assertThat(
            program
                .model("{'?': {id: r, type: t.Holder}, value: {'?': {id: a, type: lib.A/1}}}")
                .load()
                .source()
                .has("error"))
        .isFalse();
    assertThat(
            program
                .model("{'?': {id: r, type: t.Holder}, value: {'?': {id: a, type: lib.A/2}}}")
                .load()
                .error())
        .startsWith("murano.dsl.exceptions.ContractViolationException: [t.Holder.value]");
  }

  @Test
  @DisplayName("12. Class configuration: file order, Config ignores the model, defaults replaced")
  void point12() {
    String configured =
        """
        Name: t.C
        Properties:
          fromConfig:
            Usage: Config
            Contract: $.string()
            Default: default
          number:
            Contract: $.int()
            Default: 1
        Methods:
          show:
            Scope: Public
            Body:
              - Return: [$.fromConfig, $.number]
        """;
    String model = "{'?': {id: r, type: t.C/1.2.3}, fromConfig: model}";
    List<String> files =
        List.of("t.C-1.2.3.json", "t.C-1.2.3.yaml", "t.C-1.2.json", "t.C-1.2.yaml", "t.C-1.json");
    for (int first = 0; first < files.size(); first++) {
      Program program = Program.of(configured).version("1.2.3").model(model);
      files
          .subList(first, files.size())
          .forEach(
              file -> program.config(file, "{\"fromConfig\": \"" + file + "\", \"number\": 7}"));
      assertThat(program.call("r", "show").result()).isEqualTo("[\"" + files.get(first) + "\",7]");
    }
    assertThat(Program.of(configured).version("1.2.3").model(model).call("r", "show").result())
        .isEqualTo("[\"default\",1]");
    assertThat(
            Program.of(configured)
                .config("t.C.yaml", "number: 7")
                .model("{'?': {id: r, type: t.C}, number: 3}")
                .call("r", "show")
                .result())
        .isEqualTo("[\"default\",3]");
  }
}
