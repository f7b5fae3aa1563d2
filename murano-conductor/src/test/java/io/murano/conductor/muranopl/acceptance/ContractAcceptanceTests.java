package io.murano.conductor.muranopl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Contracts (contract §9, 14–24, 30–31)")
class ContractAcceptanceTests {

  private static final String VIOLATION = "murano.dsl.exceptions.ContractViolationException: ";

  /** Returns what an argument with a contract becomes; the value is an expression. */
  private static Outcome passed(String contract, String value) {
    return withMethod(contract).evaluate("- $v: " + value + "\n- Return: :A.m($v)");
  }

  private static Program withMethod(String contract) {
    return Program.of(
        """
        Namespaces:
          =: t
          std: io.murano
        Name: A
        Methods:
          m:
            Usage: Static
            Scope: Public
            Arguments:
              - arg:
                  Contract: %s
            Body:
              - Return: $arg
          isGood:
            Usage: Static
            Arguments:
              - value: {Contract: $.int()}
            Body:
              - Return: $value > 10
        ---
        Name: B
        Properties:
          p: {Contract: $.string()}
        ---
        Name: C
        Extends: B
        """
            .formatted(contract));
  }

  private static void assertPassed(String contract, Map<String, String> expected) {
    expected.forEach(
        (value, result) ->
            assertThat(passed(contract, value).result())
                .as(contract + " of " + value)
                .isEqualTo(result));
  }

  private static void assertRefused(String contract, String value, String message) {
    assertThat(passed(contract, value).error())
        .as(contract + " of " + value)
        .isEqualTo(VIOLATION + message);
  }

  @Test
  @DisplayName("14. $.string(): numbers and booleans become text, objects their id")
  void point14() {
    assertPassed(
        "$.string()", Map.of("x", "\"x\"", "12", "\"12\"", "true", "\"True\"", "null", "null"));
    assertThat(
            withMethod("$.string()").evaluate("- $o: new(B)\n- Return: :A.m($o) = id($o)").result())
        .isEqualTo("true");
    assertThat(passed("$.string()", "1.5").error()).startsWith(VIOLATION + "[t.A::m(arg)]");
    assertThat(passed("$.string()", "dict(a => 1)").error()).startsWith(VIOLATION);
    assertThat(passed("$.string()", "[1]").error()).startsWith(VIOLATION);
  }

  @Test
  @DisplayName("15. $.int() parses text and cuts fractions off")
  void point15() {
    assertPassed(
        "$.int()", Map.of("'456'", "456", "' 5 '", "5", "12.7", "12", "true", "1", "null", "null"));
    assertThat(passed("$.int()", "nan").error()).startsWith(VIOLATION);
    assertThat(passed("$.int()", "[]").error()).startsWith(VIOLATION);
  }

  @Test
  @DisplayName("16. $.bool() is truthiness")
  void point16() {
    assertPassed(
        "$.bool()",
        Map.of(
            "something",
            "true",
            "''",
            "false",
            "0",
            "false",
            "'false'",
            "true",
            "[]",
            "false",
            "null",
            "null"));
  }

  @Test
  @DisplayName("17. List contracts wrap scalars and check lengths")
  void point17() {
    assertPassed("[$.int()]", Map.of("7", "[7]", "null", "[]", "['1', 2]", "[1,2]"));
    assertPassed("[$.int()]", Map.of("range(3).where($ > 0)", "[1,2]"));
    assertPassed("[$.int(), 2]", Map.of("[1, 2]", "[1,2]"));
    assertPassed("[$.int(), 1, 2]", Map.of("[1]", "[1]"));
    assertRefused("[$.int(), 2]", "[1]", "[t.A::m(arg)] Array length 1 must not be less than 2");
    assertRefused(
        "[$.int(), 1, 2]", "[1, 2, 3]", "[t.A::m(arg)] Array length 3 is not within [1..2] range");
  }

  @Test
  @DisplayName("18. The last contract of a positional list repeats")
  void point18() {
    assertPassed(
        "[$.string(), $.int()]", Map.of("[1, '2', '3', '4']", "[\"1\",2,3,4]", "[1]", "[\"1\"]"));
    assertRefused(
        "[$.string(), $.int()]",
        "[a, 1, 2, b]",
        "[t.A::m(arg[3])] Value 'b' violates int() contract");
  }

  @Test
  @DisplayName("19. Dictionary contracts have exactly their keys, plus those of one expression")
  void point19() {
    assertPassed(
        "{a: $.int(), b: $.string()}", Map.of("dict(a => '1', c => 3)", "{\"a\":1,\"b\":null}"));
    assertPassed(
        "{a: $.int(), $.string(): $.bool()}",
        Map.of("dict(a => '1', 7 => 1)", "{\"a\":1,\"7\":true}"));
    assertPassed("{}", Map.of("dict(a => 1)", "{\"a\":1}", "null", "{}"));
    assertThat(passed("{$.string(): $.int(), $.int(): $.int()}", "dict(a => 1)").error())
        .startsWith("murano.dsl.exceptions.DslContractSyntaxError");
    assertRefused("{a: $}", "5", "[t.A::m(arg)] Value 5 is not of a dictionary type");
  }

  @Test
  @DisplayName("20. Scalar contracts accept what is equal")
  void point20() {
    assertPassed("fixed", Map.of("fixed", "\"fixed\""));
    assertPassed("456", Map.of("456", "456"));
    assertPassed("true", Map.of("true", "true"));
    assertRefused("fixed", "other", "[t.A::m(arg)] Value 'other' is not equal to fixed");
    assertThat(passed("456", "'456'").error()).startsWith(VIOLATION);
  }

  @Test
  @DisplayName("21. check(): message, properties of objects, methods of the class")
  void point21() {
    assertPassed("$.int().check($ > 5)", Map.of("7", "7"));
    assertRefused("$.int().check($ > 5, 'too small')", "3", "[t.A::m(arg)] too small");
    assertThat(passed("$.int().check($ > 5)", "3").error())
        .isEqualTo(VIOLATION + "[t.A::m(arg)] Value 3 doesn't match predicate");
    assertThat(
            withMethod("$.class(B).check($.p = q)")
                .evaluate("- $b: new(B, p => q)\n- Return: :A.m($b).p")
                .result())
        .isEqualTo("\"q\"");
    assertThat(
            withMethod("$.class(B).check($.p = q)")
                .evaluate("- $b: new(B, p => z)\n- Return: :A.m($b).p")
                .error())
        .startsWith(VIOLATION);
    assertPassed("$.int().check($this.isGood($))", Map.of("11", "11"));
    assertThat(passed("$.int().check($this.isGood($))", "9").error()).startsWith(VIOLATION);
  }

  @Test
  @DisplayName("22. class(): objects, dictionaries, default class, ids; anything else is refused")
  void point22() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("new(C, p => x)", "\"t.C\"");
    expected.put("dict('?' => dict(type => 't.C'), p => x)", "\"t.C\"");
    expected.put("dict(p => x)", "\"t.B\"");
    expected.forEach(
        (value, type) ->
            assertThat(
                    withMethod("$.class(B)")
                        .evaluate("- $v: " + value + "\n- Return: type(:A.m($v))")
                        .result())
                .as(value)
                .isEqualTo(type));
    assertThat(
            withMethod("$.class(B, C)")
                .evaluate("- $v: dict(p => x)\n- Return: type(:A.m($v))")
                .result())
        .isEqualTo("\"t.C\"");
    assertThat(
            withMethod("$.class(B)")
                .evaluate("- $b: new(B)\n- $id: id($b)\n- Return: :A.m($id) = $b")
                .result())
        .isEqualTo("true");
    assertThat(passed("$.class(B)", "nowhere").error())
        .isEqualTo(
            "murano.dsl.exceptions.NoObjectFoundError: Object \"nowhere\" is not found in object"
                + " store");
    assertThat(passed("$.class(B)", "[1]").error()).startsWith(VIOLATION);
    assertThat(passed("$.class(C)", "new(B)").error()).startsWith(VIOLATION);
    assertThat(passed("$.class(B)", "null").result()).isEqualTo("null");
  }

  @Test
  @DisplayName("23. template(): a model with defaults; excluded properties; new() makes copies")
  void point23() {
    Program program =
        Program.of(
            """
            Namespaces:
              =: t
            Name: Node
            Properties:
              name: {Contract: $.string().notNull()}
              size: {Contract: $.int(), Default: 3}
              peer: {Contract: $.class(Node)}
            ---
            Name: Maker
            Properties:
              template:
                Contract: $.template(Node, excludeProperties => [name])
              strict:
                Contract: $.template(Node)
              friend:
                Contract: $.class(Node)
            Methods:
              make:
                Scope: Public
                Body:
                  - $first: new($.template.mergeWith(dict(name => a)))
                  - $second: new($.template.mergeWith(dict(name => b)))
                  - Return:
                      - $first.name
                      - $second.size
                      - id($first) = id($second)
                      - $.template.size
                      - $.template.get(name)
                      - $.template.get(peer)
            """);
    String model =
        """
        '?': {id: r, type: t.Maker}
        friend: {'?': {id: f, type: t.Node}, name: friend}
        template: {'?': {type: t.Node}, peer: f}
        """;

    assertThat(program.model(model).call("r", "make").result())
        .isEqualTo("[\"a\",3,false,3,null,\"f\"]");
    assertThat(program.model(model + "strict: {size: 1}").load().error())
        .contains("[t.Node.name] null value violates notNull() contract");
    assertThat(program.model(model + "strict: {'?': {type: t.Maker}}").load().error())
        .startsWith(VIOLATION + "[t.Maker.strict]");
    assertThat(
            program
                .model(model + "strict: {'?': {id: s, type: t.Node}, name: s}")
                .load()
                .model()
                .at("/Objects/strict/name")
                .asString())
        .isEqualTo("s");
  }

  @Test
  @DisplayName("24. owned() and notOwned() for direct, indirect and foreign objects, and null")
  void point24() {
    String classes =
        """
        Namespaces:
          =: t
        Name: Leaf
        ---
        Name: Middle
        Properties:
          leaf: {Contract: $.class(Leaf)}
        ---
        Name: Root
        Properties:
          middle: {Contract: $.class(Middle)}
          other: {Contract: $.class(Leaf)}
          value: {Contract: $.class(Leaf).%s()}
        ---
        Name: Top
        Properties:
          root: {Contract: $.class(Root)}
          foreign: {Contract: $.class(Leaf)}
        """;
    String model =
        """
        '?': {id: top, type: t.Top}
        foreign: {'?': {id: foreign, type: t.Leaf}}
        root:
          '?': {id: root, type: t.Root}
          other: {'?': {id: direct, type: t.Leaf}}
          middle: {'?': {id: m, type: t.Middle}, leaf: {'?': {id: indirect, type: t.Leaf}}}
          value: %s
        """;
    Map<String, Boolean> owned = Map.of("direct", true, "indirect", true, "foreign", false);
    owned.forEach(
        (id, expected) -> {
          Outcome asOwned =
              Program.of(classes.formatted("owned")).model(model.formatted(id)).load();
          Outcome asForeign =
              Program.of(classes.formatted("notOwned")).model(model.formatted(id)).load();
          assertThat(asOwned.source().has("error")).as("owned " + id).isEqualTo(!expected);
          assertThat(asForeign.source().has("error")).as("notOwned " + id).isEqualTo(expected);
          assertThat((expected ? asForeign : asOwned).error())
              .startsWith(VIOLATION)
              .contains("[t.Root.value]", expected ? "notOwned()" : "owned()");
        });
    for (String contract : new String[] {"owned", "notOwned"}) {
      assertThat(
              Program.of(classes.formatted(contract))
                  .model(model.formatted("null"))
                  .load()
                  .source()
                  .has("error"))
          .isFalse();
    }
  }

  @Test
  @DisplayName("30. Violations name the path to the value")
  void point30() {
    Program program =
        Program.of(
            """
            Name: t.C
            Properties:
              prop:
                Contract:
                  $.string().notNull():
                    - $.int().notNull()
            """);

    assertThat(program.model("{'?': {id: r, type: t.C}, prop: {key: [x]}}").load().error())
        .isEqualTo(VIOLATION + "[t.C.prop['key'][0]] Value 'x' violates int() contract");
    assertThat(passed("$.notNull()", "null").error())
        .isEqualTo(VIOLATION + "[t.A::m(arg)] null value violates notNull() contract");
  }

  @Test
  @DisplayName("31. A literal null passes by the contract, a null in a variable does not")
  void point31() {
    assertThat(withMethod("$.notNull()").evaluate("- Return: :A.m(null)").result())
        .isEqualTo("null");
    assertThat(withMethod("$.notNull()").evaluate("- $n: null\n- Return: :A.m($n)").error())
        .startsWith(VIOLATION);
    assertThat(withMethod("[$]").evaluate("- Return: :A.m(null)").result()).isEqualTo("null");
    assertThat(withMethod("[$]").evaluate("- $n: null\n- Return: :A.m($n)").result())
        .isEqualTo("[]");
  }
}
