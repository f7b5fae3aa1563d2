package io.murano.common.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings in manifests and class files, each with its place. */
class PackageCheckerTests {

  private static PackageBuilder shop() {
    return PackageBuilder.application("com.acme.Shop");
  }

  private static List<String> check(PackageBuilder builder) {
    try (PackageArchive archive = builder.open()) {
      return PackageChecker.check(archive).stream().map(PackageFinding::toString).toList();
    }
  }

  private static List<String> checkClass(String yaml) {
    return check(shop().file("Classes/Main.yaml", yaml));
  }

  private static List<String> checkBody(String body) {
    return checkClass(
        "Namespaces: {=: com.acme}\nName: Shop\nMethods:\n  run:\n    Body:\n"
            + body.indent(6)
            + "\n");
  }

  @Test
  void hasNothingToSayOfAGoodPackage() {
    assertThat(check(shop())).isEmpty();
  }

  @Test
  void reportsAPackageThatCannotBeOpened(@TempDir Path folder) {
    assertThat(PackageChecker.check(folder.resolve("none.zip"), ArchiveLimits.defaults()))
        .singleElement()
        .satisfies(f -> assertThat(f.severity()).isEqualTo(PackageFinding.Severity.FATAL));
    assertThat(
            PackageChecker.check(
                shop().field("Type", "x").zipTo(folder.resolve("p.zip")), ArchiveLimits.defaults()))
        .extracting(PackageFinding::toString)
        .containsExactly("manifest.yaml:2:7: fatal: Type \"x\" is neither Application nor Library");
  }

  @Test
  void comparesTheManifestWithTheFiles() {
    assertThat(
            check(
                shop()
                    .field(
                        "Classes",
                        """

                          com.acme.Shop: Main.yaml
                          com.acme.Lower: main.yaml
                          com.acme.None: None.yaml
                          com.acme.Empty:
                          com.acme.Out: ../manifest.yaml
                          9to5: Main.yaml
                          com.acme.Other: Main.yaml\
                        """)
                    .file("Classes/Spare.yaml", "Name: Spare")))
        .containsExactlyInAnyOrder(
            "manifest.yaml:7:19: error: Classes/main.yaml of class com.acme.Lower is not in the"
                + " package; there is Classes/Main.yaml, and case counts",
            "manifest.yaml:8:18: error: Classes/None.yaml of class com.acme.None is not in the"
                + " package",
            "manifest.yaml:9:18: error: class com.acme.Empty names no file",
            "manifest.yaml:10:17: error: file \"../manifest.yaml\" leaves the folder Classes",
            "manifest.yaml:11:3: error: \"9to5\" is no class name",
            "manifest.yaml:11:3: error: Classes/Main.yaml does not declare class 9to5, but"
                + " com.acme.Shop",
            "manifest.yaml:12:3: error: Classes/Main.yaml does not declare class com.acme.Other,"
                + " but com.acme.Shop",
            "Classes/Spare.yaml: warning: no class of the manifest is in this file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "1.2", "'>=1.0, <2.0'", "'=1'", "'*'", "", "'~=1.1'", "'!= 1.2.3-b'"})
  void acceptsVersionSpecifications(String spec) {
    assertThat(check(shop().field("Require", "{a.b: " + spec + "}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "'>'", "'1,'", "[1]", "'>=1 2 x'", "1.2.3.4"})
  void reportsOtherRequirements(String spec) {
    assertThat(check(shop().field("Require", "{a.b: " + spec + "}")))
        .singleElement()
        .asString()
        .startsWith("manifest.yaml:6:16: error:")
        .contains("version specification");
  }

  @Test
  void reportsOddRequirements() {
    assertThat(check(shop().field("Require", "[a]")))
        .containsExactly("manifest.yaml:6:10: error: Require must map package names to versions");
    assertThat(check(shop().field("Require", "{'a b': 1, com.acme.Shop: 1}")))
        .containsExactly(
            "manifest.yaml:6:11: error: \"a b\" is no package name",
            "manifest.yaml:6:21: warning: the package requires itself");
  }

  @Test
  void reportsNamesThatDifferOnlyInCase() {
    assertThat(check(shop().file("Resources/a", "").file("resources/A", "").file(".git/x", "")))
        .containsExactly(
            ".git/x: warning: is no part of a package",
            "resources/A: warning: differs from Resources/a only in case or accents");
  }

  @Test
  void tellsWhereClassFilesAreNoYaml() {
    assertThat(checkClass("Name: Shop\nMethods: [\n"))
        .singleElement()
        .asString()
        .startsWith("Classes/Main.yaml:3:1: error: YAML syntax:");
  }

  @Test
  void checksTheFrameOfAClass() {
    assertThat(
            checkClass(
                """
                Namespaces:
                  =: com.acme
                  '1x': a
                  bad: a..b
                Name: Shop
                Usage: Classes
                Extends: [std:Object, 'a b', Base]
                Import: res:Thing
                properties: {}
                Meta:
                  - m: {}
                    n: {}
                Methods: text
                """))
        .containsExactlyInAnyOrder(
            "Classes/Main.yaml:3:3: error: namespace prefix \"1x\" is no word",
            "Classes/Main.yaml:4:8: error: namespace \"a..b\" is not words joined by dots",
            "Classes/Main.yaml:6:8: error: Usage \"Classes\" is none of Class, Meta",
            "Classes/Main.yaml:7:11: error: the prefix of \"std:Object\" is not declared in"
                + " Namespaces",
            "Classes/Main.yaml:7:23: error: Extends \"a b\" is no type name",
            "Classes/Main.yaml:8:9: error: the prefix of \"res:Thing\" is not declared in"
                + " Namespaces",
            "Classes/Main.yaml:9:1: warning: \"properties\" means nothing in a class: write"
                + " Properties",
            "Classes/Main.yaml:11:5: error: an entry of Meta is one type name with its values",
            "Classes/Main.yaml:13:10: error: Methods must be a mapping, not text");
  }

  @Test
  void understandsFilesOfSeveralClasses() {
    assertThat(
            check(
                shop()
                    .field("Classes", "{com.acme.Shop: Main.yaml, com.acme.two.B: Main.yaml}")
                    .file(
                        "Classes/Main.yaml",
                        """
                        Namespaces: {=: com.acme}
                        ---
                        Name: Shop
                        ---
                        Namespaces: {=: com.acme.two}
                        Name: B
                        ---
                        """)))
        .isEmpty();
    assertThat(checkClass("Namespaces: {=: com.acme}\n---\nMethods: {}\nUsage: Class\n")).isEmpty();
    assertThat(checkClass("Usage: Class\nMethods: {}\n---\nUsage: Class\nMethods: {}\n"))
        .containsExactly(
            "Classes/Main.yaml:4:1: error: only one class of a file may be without Name");
    assertThat(checkClass("- a\n"))
        .containsExactly(
            "Classes/Main.yaml:1:1: error: a class must be a mapping, not text or a list");
    assertThat(checkClass("Namespaces: {=: com.acme}\n"))
        .containsExactly("manifest.yaml:5:11: error: Classes/Main.yaml declares no class");
  }

  @Test
  void requiresContracts() {
    assertThat(
            checkClass(
                """
                Name: com.acme.Shop
                Properties:
                  good: {Contract: $.int(), Usage: InOut, Default: 1}
                  none: {Usage: In}
                  text: $.int()
                  empty:
                  usage: {Contract: $, Usage: in}
                  extra: {Contract: $, default: 1}
                  none: {Contract: $}
                """))
        .containsExactlyInAnyOrder(
            "Classes/Main.yaml:4:3: warning: \"none\" is written twice; the later one counts",
            "Classes/Main.yaml:5:3: error: property text must be a mapping with a Contract",
            "Classes/Main.yaml:6:3: error: property empty must be a mapping with a Contract",
            "Classes/Main.yaml:7:31: error: Usage \"in\" is none of Config, Const, In, InOut, Out,"
                + " Runtime, Static",
            "Classes/Main.yaml:8:24: warning: \"default\" means nothing in property extra: write"
                + " Default");
    assertThat(checkClass("Name: com.acme.Shop\nProperties:\n  p: {Usage: In}\n"))
        .containsExactly("Classes/Main.yaml:3:3: error: property p has no Contract");
  }

  @Test
  void checksArguments() {
    assertThat(
            checkClass(
                """
                Name: com.acme.Shop
                Methods:
                  good:
                    Arguments:
                      - a: {Contract: $.int()}
                      - b: {Contract: $, Usage: VarArgs}
                      - c: {Contract: $, Usage: KwArgs}
                  order:
                    Arguments:
                      - b: {Contract: $, Usage: VarArgs}
                      - a: {Contract: $.int()}
                  shape:
                    Arguments:
                      - a
                      - {a: {Contract: $}, b: {Contract: $}}
                      - c: {}
                  one:
                    Arguments: {a: {Contract: $}}
                  two:
                    Arguments: {a: {Contract: $}, b: {Contract: $}}
                  none:
                """))
        .containsExactlyInAnyOrder(
            "Classes/Main.yaml:11:9: error: argument a of method order is out of order: standard"
                + " arguments, then one VarArgs, then one KwArgs",
            "Classes/Main.yaml:14:9: error: an argument of method shape is one name with its"
                + " Contract",
            "Classes/Main.yaml:15:9: error: an argument of method shape is one name with its"
                + " Contract",
            "Classes/Main.yaml:16:9: error: argument c has no Contract",
            "Classes/Main.yaml:20:16: warning: arguments of method two should be a list; older"
                + " engines refuse a mapping");
  }

  @Test
  void checksUsageAndScopeOfMethods() {
    assertThat(
            checkClass(
                """
                Name: com.acme.Shop
                Methods:
                  a: {Usage: Action, Scope: Session}
                  b: {Usage: action}
                  c: {Usage: Static, Scope: Global}
                """))
        .containsExactly(
            "Classes/Main.yaml:3:29: error: method a cannot be an Action of scope Session",
            "Classes/Main.yaml:4:14: error: Usage \"action\" is none of Action, Extension,"
                + " Runtime, Static",
            "Classes/Main.yaml:5:29: error: Scope \"Global\" is none of Public, Session");
    assertThat(
            check(
                shop()
                    .field("Format", "1.4")
                    .file(
                        "Classes/Main.yaml",
                        "Name: com.acme.Shop\nMethods: {a: {Usage: Action}}\n")))
        .containsExactly(
            "Classes/Main.yaml:2:22: warning: Usage: Action is deprecated, write Scope: Public");
  }

  @Test
  void acceptsEveryConstruct() {
    assertThat(
            checkBody(
                """
                - $.report(hello)
                - $x: [1, 2]
                - ns:C.p: 1
                - If: $x > 1
                  Then: {$y: 2}
                  Else:
                    - Break:
                - While: $x
                  Do:
                    Continue:
                - For: i
                  In: $x
                  Do:
                - Repeat: 3
                  Do: $.go()
                - Match: {a: $.a(), 1: [$.b()]}
                  Value: $x
                  Default: $.c()
                - Switch:
                    $x: $.a()
                - Parallel: [$.a(), $.b()]
                  Limit: 2
                - Try: $.a()
                  Catch:
                    - With: [E, F]
                      As: e
                      Do: {Rethrow: }
                    - Do: $.b()
                  Else: $.c()
                  Finally: $.d()
                - Throw: Oops
                  Message: text
                - !yaql "x"
                - Do: []
                - Return: 1
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain words | \"plain words\" is no statement",
        "\"quoted()\" | is no statement",
        "5 | is no statement",
        "[$.a()] | a list is no statement",
        "{$a: 1, $b: 2} | an assignment is a mapping with one key",
        "{If: $x, Do: $y} | no block construct has the keys Do, If",
        "{If: $x} | no block construct has the keys If",
        "{return: 1} | no block construct has the keys return",
        "{Break: 1} | Break takes no value",
        "{While: true, Do: $x} | While takes an expression",
        "{For: $i, In: $x, Do: $y} | For takes the name of a variable, without $",
        "{Repeat: many, Do: $x} | Repeat takes a number or an expression",
        "{Match: [a], Value: $x} | Match takes a mapping of blocks",
        "{Throw: } | Throw takes the name of an exception",
        "{Try: $x, Catch: e} | Catch takes mappings",
        "{Try: $x, Catch: {Then: $y}} | Catch has With, As and Do",
        "{Do: [{If: $x, Then: [foo]}]} | \"foo\" is no statement",
        "{Match: {a: [foo]}, Value: 1} | \"foo\" is no statement",
        "{Try: $x, Catch: {Do: foo}} | \"foo\" is no statement",
      })
  void reportsStatementsOfNoKnownShape(String statement, String message) {
    assertThat(checkBody("- " + statement))
        .singleElement()
        .asString()
        .startsWith("Classes/Main.yaml:6:")
        .contains("error: ")
        .contains(message);
  }

  @Test
  void endsOnBlocksThatHoldThemselves() {
    assertThat(checkBody("- &a {Do: [*a, {If: $x, Then: *a}]}")).isEmpty();
  }

  @Test
  void warnsOfTextWhereAConditionIsMeant() {
    assertThat(checkBody("- {If: not x, Then: $y}"))
        .containsExactly(
            "Classes/Main.yaml:6:14: warning: \"not x\" is text, not an expression, and is always"
                + " true");
  }

  @Test
  void checksFormsImagesAndPlanTemplates() {
    assertThat(
            check(
                shop()
                    .field("UI", "form.yaml")
                    .file("images.lst", "Images: [{Hash: x}]")
                    .file(
                        "Resources/Deploy.template",
                        """
                        FormatVersion: 2.0.0
                        Body: return run()
                        Scripts:
                          run:
                            Type: Application
                            EntryPoint: run.sh
                            Files: [<there.sh>, gone.sh, inline]
                        Files:
                          x: {Name: inline, Body: x}
                        """)
                    .file("Resources/scripts/there.sh", "")))
        .containsExactlyInAnyOrder(
            "manifest.yaml:6:5: warning: UI/form.yaml is not in the package, which is left without"
                + " a form",
            "images.lst:1:10: warning: an image needs a Name",
            "Resources/Deploy.template:6:17: warning: Resources/scripts/run.sh is not in the"
                + " package",
            "Resources/Deploy.template:7:25: warning: Resources/scripts/gone.sh is not in the"
                + " package");
    assertThat(check(shop().file("UI/ui.yaml", "Version: [2")))
        .singleElement()
        .asString()
        .startsWith("UI/ui.yaml:1:12: error: YAML syntax");
    assertThat(check(shop().file("UI/ui.yaml", "Version: 2\nForms: {}\nAplication: {}\n")))
        .containsExactlyInAnyOrder(
            "UI/ui.yaml: error: a form needs the mapping Application",
            "UI/ui.yaml:2:8: error: Forms must be a list",
            "UI/ui.yaml:3:1: warning: \"Aplication\" means nothing in a form: known are"
                + " Application, Forms, Parameters, ParametersSource, Templates, Version");
  }

  @Test
  void checksHeatTemplates() {
    assertThat(
            check(
                shop()
                    .field("Format", "Heat.HOT/1.0")
                    .file("template.yaml", "parameters: {p: {type: map}}")))
        .containsExactly(
            "template.yaml: error: has no resources section and is no Heat template",
            "template.yaml: error: parameter p has the type map; supported are string, number,"
                + " boolean, json and comma_delimited_list");
    assertThat(check(shop().field("Format", "Heat.HOT/1.0")))
        .containsExactly("template.yaml: fatal: a Heat.HOT package needs this file");
  }

  @Test
  void boundsTheNumberOfFindings() {
    assertThat(checkBody("- foo\n".repeat(700)))
        .hasSize(Findings.MAX + 1)
        .last()
        .asString()
        .isEqualTo("warning: 200 more findings left out");
  }
}
