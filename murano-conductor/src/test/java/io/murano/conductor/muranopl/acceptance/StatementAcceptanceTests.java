package io.murano.conductor.muranopl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Statements (contract §9, 45–57)")
class StatementAcceptanceTests {

  private static final String CLASSES =
      """
      Namespaces:
        =: t
        e: ''
      Name: A
      Properties:
        unset: {Contract: $, Usage: Runtime}
      Methods:
        fill:
          Body:
            - $.unset.a.b: 1
            - Return: $.unset
        returning:
          Usage: Static
          Body:
            - Parallel:
                - Do:
                    - sleep(0.01)
                    - trace(slow)
                - Return: fast
            - Return: never
        changing:
          Usage: Static
          Arguments: [d: {Contract: {}}]
          Body:
            - $d.x: changed
        final:
          Usage: Static
          Body:
            Try:
              - Return: tried
            Finally:
              - trace(finally)
      """;

  private static Outcome run(String statements) {
    return Program.of(CLASSES).evaluate(statements);
  }

  @Test
  @DisplayName("45. If and Else with data of any kind")
  void point45() {
    Map<String, Boolean> expected = new LinkedHashMap<>();
    expected.put("null", false);
    expected.put("[]", false);
    expected.put("{}", false);
    expected.put("''", false);
    expected.put("0", false);
    expected.put("false", false);
    expected.put("'false'", true);
    expected.put("[0]", true);
    expected.put("{a: null}", true);
    expected.put("7", true);
    expected.put("not $x", true);
    expected.put("not x", true);
    expected.forEach(
        (condition, truth) ->
            assertThat(
                    run("- If: " + condition + "\n  Then:\n    Return: 1\n  Else:\n    Return: 2")
                        .result())
                .as(condition)
                .isEqualTo(truth ? "1" : "2"));
  }

  @Test
  @DisplayName("46. While with a list; a literal condition is a syntax error")
  void point46() {
    assertThat(
            run("""
                    - $list: [1, 2, 3]
                    - $sum: 0
                    - While: $list
                      Do:
                        - $sum: $sum + $list.first()
                        - $list: $list.skip(1)
                    - Return: $sum
                    """)
                .result())
        .isEqualTo("6");
    assertThat(run("- trace(1)\n- While: true\n  Do: []"))
        .returns("[]", Outcome::trace)
        .satisfies(outcome -> assertThat(outcome.error()).startsWith("SyntaxError"));
  }

  @Test
  @DisplayName("47. For over lists, keys, characters and iterators; null fails; the variable stays")
  void point47() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("[1, 2]", "[1,2]");
    expected.put("{a: 1, b: 2}", "[\"a\",\"b\"]");
    expected.put("xyz", "[\"x\",\"y\",\"z\"]");
    expected.put("range(4).where($ > 1)", "[2,3]");
    expected.put("[]", "[]");
    expected.forEach(
        (data, trace) ->
            assertThat(run("- For: i\n  In: " + data + "\n  Do: trace($i)").trace())
                .as(data)
                .isEqualTo(trace));
    assertThat(run("- For: i\n  In: null\n  Do: trace($i)").error()).startsWith("TypeError");
    assertThat(run("- For: i\n  In: [1, 2]\n  Do: []\n- Return: $i").result()).isEqualTo("2");
  }

  @Test
  @DisplayName("48. Repeat; Break and Continue in nested loops and outside of loops")
  void point48() {
    assertThat(
            run("""
                    - $n: 3
                    - Repeat: $n + 1
                      Do:
                        - For: i
                          In: range(5)
                          Do:
                            - If: $i = 1
                              Then:
                                - Continue:
                            - If: $i = 3
                              Then:
                                - Break:
                            - trace($i)
                    """)
                .trace())
        .isEqualTo("[0,2,0,2,0,2,0,2]");
    assertThat(run("- Break:").error())
        .isEqualTo(
            "murano.dsl.exceptions.DslInvalidOperationError: Break cannot be used on method level");
    assertThat(run("- Continue:").error())
        .isEqualTo(
            "murano.dsl.exceptions.DslInvalidOperationError: Continue cannot be used on method"
                + " level");
  }

  @Test
  @DisplayName("49. Match takes the first equal key, Switch all that hold, Default otherwise")
  void point49() {
    String match =
        "- Match:\n    1: trace(one)\n    x: trace(x)\n  Value: %s\n  Default: trace(none)";
    assertThat(run(match.formatted("x")).trace()).isEqualTo("[\"x\"]");
    assertThat(run(match.formatted("true")).trace()).isEqualTo("[\"one\"]");
    assertThat(run(match.formatted("1.0")).trace()).isEqualTo("[\"one\"]");
    assertThat(run(match.formatted("y")).trace()).isEqualTo("[\"none\"]");
    String choose =
        "- $x: %d\n- Switch:\n    $x > 1: trace('> 1')\n    $x > 2: trace('> 2')\n"
            + "  Default: trace(none)";
    assertThat(run(choose.formatted(3)).trace()).isEqualTo("[\"> 1\",\"> 2\"]");
    assertThat(run(choose.formatted(2)).trace()).isEqualTo("[\"> 1\"]");
    assertThat(run(choose.formatted(0)).trace()).isEqualTo("[\"none\"]");
  }

  @Test
  @DisplayName("50. Variables set inside of any construct are visible behind it")
  void point50() {
    assertThat(
            run("""
                    - $one: 1
                    - If: true
                      Then:
                        - $a: 1
                    - While: $one = 1
                      Do:
                        - $b: 2
                        - $one: 2
                    - For: i
                      In: [1]
                      Do:
                        - $c: 4
                    - Match: {x: {$d: 8}}
                      Value: x
                    - Switch:
                        $one = 2: {$e: 16}
                    - Do:
                        - $f: 32
                    - Parallel:
                        - $g: 64
                        - Do:
                            - $h: 128
                    - Return: $a + $b + $c + $d + $e + $f + $g + $h
                    """)
                .result())
        .isEqualTo("255");
  }

  @Test
  @DisplayName("51. Parallel: Limit, first failure by position, Return from the method")
  void point51() {
    String branch =
        "    - Do:\n        - trace(enter)\n        - sleep(0.02)\n        - trace(exit)\n";
    assertThat(run("- Parallel:\n" + branch.repeat(3) + "  Limit: 2").trace())
        .isEqualTo("[\"enter\",\"enter\",\"exit\",\"exit\",\"enter\",\"exit\"]");
    assertThat(
            run("""
                    - Parallel:
                        - Do:
                            - sleep(0.02)
                            - Throw: First
                        - Throw: Second
                    """)
                .error())
        .startsWith("t.First");
    assertThat(run("- Return: :A.returning()"))
        .returns("\"fast\"", Outcome::result)
        .returns("[\"slow\"]", Outcome::trace);
  }

  @Test
  @DisplayName("52. Assignment creates nested dictionaries, replaces elements, copies on write")
  void point52() {
    assertThat(run("- $d: {}\n- $d.a.b: 1\n- Return: $d").result()).isEqualTo("{\"a\":{\"b\":1}}");
    assertThat(run("- Return: new(A).fill()").result()).isEqualTo("{\"a\":{\"b\":1}}");
    assertThat(run("- $never.a: 1").error())
        .startsWith("ValueError: attribution may only be applied to objects and dictionaries");
    assertThat(run("- $l: [1, 2, 3]\n- $i: 2\n- $l[$i - 1]: x\n- Return: $l").result())
        .isEqualTo("[1,\"x\",3]");
    assertThat(run("- $d: {k: {n: 1}}\n- $c: $d\n- $c.k.n: 2\n- Return: [$d, $c]").result())
        .isEqualTo("[{\"k\":{\"n\":1}},{\"k\":{\"n\":2}}]");
    assertThat(run("- $d: {x: old}\n- :A.changing($d)\n- Return: $d.x").result())
        .isEqualTo("\"old\"");
    assertThat(run("- $this: 1").error()).startsWith("ValueError: Cannot assign to $this");
  }

  @Test
  @DisplayName("53. Unknown keys, bare text and two assignments in one map are syntax errors")
  void point53() {
    for (String statement :
        new String[] {
          "- Iff: true\n  Then: []",
          "- If: true\n  Then: []\n  Otherwise: []",
          "- If: true",
          "- do it",
          "- 5",
          "- $a: 1\n  $b: 2",
          "- - $a: 1"
        }) {
      assertThat(run(statement).error()).as(statement).startsWith("SyntaxError: ");
    }
  }

  @Test
  @DisplayName("54. Order of Try, Catch, Else and Finally")
  void point54() {
    String program =
        """
        - Try:
            - trace(try)
            - If: '%s'
              Then:
                Throw: %s
          Catch:
            - With: Known
              Do: trace(known)
            - With: Again
              Do:
                - trace(again)
                - Rethrow:
            - As: any
              Do: trace($any.name)
          Else:
            - trace(else)
          Finally:
            - trace(finally)
        """;
    assertThat(run(program.formatted("yes", "Known")).trace())
        .isEqualTo("[\"try\",\"known\",\"finally\"]");
    assertThat(run(program.formatted("", "Known")).trace())
        .isEqualTo("[\"try\",\"else\",\"finally\"]");
    assertThat(run(program.formatted("yes", "Other")).trace())
        .isEqualTo("[\"try\",\"t.Other\",\"finally\"]");
    Outcome again = run(program.formatted("yes", "Again"));
    assertThat(again.trace()).isEqualTo("[\"try\",\"again\",\"finally\"]");
    assertThat(again.error()).startsWith("t.Again");

    Outcome elseFails =
        run(
            "- Try: []\n  Catch:\n    - Do: trace(caught)\n  Else:\n    - Throw: Oops\n  Finally: trace(end)");
    assertThat(elseFails.error()).startsWith("t.Oops");
    assertThat(elseFails.trace()).isEqualTo("[\"end\"]");
    assertThat(run("- Return: :A.final()"))
        .returns("\"tried\"", Outcome::result)
        .returns("[\"finally\"]", Outcome::trace);
    assertThat(run("- Rethrow:").error()).startsWith("TypeError: Rethrow must be inside Catch");
  }

  @Test
  @DisplayName("55. Names of Throw and Catch: lists, expressions, namespaces, native names")
  void point55() {
    String caught =
        "- Try:\n    - %s\n  Catch:\n    - With: %s\n      As: err\n      Do:\n        Return: $err.name";
    assertThat(run(caught.formatted("Throw: [One, Two]", "Two")).result()).isEqualTo("\"t.Two\"");
    assertThat(run(caught.formatted("Throw: \"std:Name\"", "io.murano.Name")).result())
        .isEqualTo("\"io.murano.Name\"");
    assertThat(run("- $n: Computed\n- Throw: $n").error()).startsWith("t.Computed");
    assertThat(run(caught.formatted("trace({a => 1}.b)", "e:KeyError")).result())
        .isEqualTo("\"KeyError\"");
    assertThat(
            run(caught.formatted(
                    "nothing()", "yaql.language.exceptions.NoFunctionRegisteredException"))
                .result())
        .isEqualTo("\"yaql.language.exceptions.NoFunctionRegisteredException\"");
    assertThat(run(caught.formatted("trace({a => 1}.b)", "KeyError")).error())
        .startsWith("KeyError");
  }

  @Test
  @DisplayName("56. Exceptions carry name, message, extra data, cause and stack trace")
  void point56() {
    Outcome outcome =
        run(
            """
            - Try:
                - Try:
                    - Throw: Inner
                      Message: inner message
                  Catch:
                    - As: inner
                      Do:
                        - Throw: Outer
                          Message: format('outer {0}', 1)
                          Extra: {host: h1}
                          Cause: $inner
              Catch:
                - As: err
                  Do:
                    - $trace: $err.stackTrace.toString()
                    - Return:
                        - $err.name
                        - $err.message
                        - $err.extra.host
                        - $err.cause.name
                        - $err.cause.message
                        - $trace.split('block construct').len()
            """);
    assertThat(outcome.result())
        .isEqualTo("[\"t.Outer\",\"outer 1\",\"h1\",\"t.Inner\",\"inner message\",2]");
  }

  @Test
  @DisplayName("57. A formatted trace names file, line, column, method and type, innermost last")
  void point57() {
    Outcome outcome =
        Program.of(
                """
                Namespaces:
                  =: com.acme.shop
                Name: WebShop
                Methods:
                  deploy:
                    Usage: Static
                    Scope: Public
                    Body:
                      - $.connect()
                  connect:
                    Usage: Static
                    Body:
                      - Throw: NoRoute
                        Message: keine Straße zu h1 ☂
                """)
            .callStatic("com.acme.shop.WebShop", "deploy");

    assertThat(outcome.details().path("format").asString())
        .isEqualTo(
            """
            com.acme.shop.NoRoute: keine Straße zu h1 ☂
            Traceback (most recent call last):
              File "all.yaml", line 9:9 in method deploy of type com.acme.shop.WebShop
                  $.connect()
              File "all.yaml", line 13:9 in method connect of type com.acme.shop.WebShop
                  block construct""");
    assertThat(outcome.details().path("frames").size()).isEqualTo(2);
  }
}
