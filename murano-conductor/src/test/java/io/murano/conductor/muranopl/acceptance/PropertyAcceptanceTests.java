package io.murano.conductor.muranopl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Properties (contract §9, 25–29)")
class PropertyAcceptanceTests {

  @Test
  @DisplayName("25. Defaults: only when absent, may see other properties, no circles")
  void point25() {
    Program program =
        Program.of(
            """
            Namespaces:
              =: t
            Name: D
            Properties:
              a: {Contract: $.string(), Default: $.b + '!'}
              b: {Contract: $.string(), Default: base}
              nullable: {Contract: $.int(), Default: 5}
            ---
            Name: Circle
            Properties:
              x: {Contract: $.int(), Default: $.y + 1}
              y: {Contract: $.int(), Default: $.x + 1}
            """);

    assertThat(program.evaluate("- $d: new(D)\n- Return: [$d.a, $d.b, $d.nullable]").result())
        .isEqualTo("[\"base!\",\"base\",5]");
    assertThat(
            program
                .evaluate("- $d: new(D, b => z, nullable => null)\n- Return: [$d.a, $d.nullable]")
                .result())
        .isEqualTo("[\"z!\",null]");
    assertThat(program.evaluate("- new(Circle)").error())
        .startsWith("murano.dsl.exceptions.CircularExpressionDependenciesError");
  }

  @Test
  @DisplayName("26. Runtime properties are uninitialised without default, never loaded or saved")
  void point26() {
    Program program =
        Program.of(
                """
            Name: t.R
            Properties:
              none: {Usage: Runtime, Contract: $.int().notNull()}
              some: {Usage: Runtime, Contract: $.int(), Default: 7}
            Methods:
              readNone:
                Scope: Public
                Body: {Return: $.none}
              readSome:
                Scope: Public
                Body: {Return: $.some}
              write:
                Scope: Public
                Body:
                  - $.none: 5
                  - Return: $.none
            """)
            .model("{'?': {id: r, type: t.R}, none: 1, some: 2}");

    assertThat(program.call("r", "readNone").error())
        .isEqualTo(
            "murano.dsl.exceptions.UninitializedPropertyAccessError: Access to uninitialized"
                + " property \"none\" in class \"t.R\" is forbidden");
    assertThat(program.call("r", "readSome").result()).isEqualTo("7");
    Outcome written = program.call("r", "write");
    assertThat(written.result()).isEqualTo("5");
    assertThat(written.model().path("Objects").propertyNames()).containsExactly("?");
  }

  private static Program writing(String usage) {
    String configured = usage.equals("Static") || usage.equals("Config") ? "" : "2";
    return Program.of(
            """
            Namespaces:
              =: t
            Name: W
            Properties:
              p: {Usage: %s, Contract: $.int()}
              inInit: {Contract: $.int(), Usage: Runtime}
            Methods:
              .init:
                Body:
                  - $.p: 1
                  - $.inInit: $.p
              write:
                Scope: Public
                Body:
                  - $.p: 3
                  - Return: [$.inInit, $.p]
            ---
            Name: Foreign
            Methods:
              write:
                Usage: Static
                Arguments:
                  - w: {Contract: $.class(W)}
                Body:
                  - $w.p: 4
              undeclared:
                Usage: Static
                Arguments:
                  - w: {Contract: $.class(W)}
                Body:
                  - $w.q: 4
            """
                .formatted(usage))
        .model("{'?': {id: r, type: t.W}" + (configured.isEmpty() ? "}" : ", p: 2}"));
  }

  @Test
  @DisplayName("27. Who may write: the usages, inside of .init, foreign classes")
  void point27() {
    for (String usage : new String[] {"In", "Const"}) {
      assertThat(writing(usage).call("r", "write").error())
          .as(usage)
          .isEqualTo(
              "murano.dsl.exceptions.NoWriteAccessError: Property \"p\" is immutable to the caller");
    }
    for (String usage : new String[] {"Out", "InOut", "Runtime", "Static", "Config"}) {
      assertThat(writing(usage).call("r", "write").result()).as(usage).isEqualTo("[1,3]");
      assertThat(writing(usage).evaluate("- $w: new(W)\n- :Foreign.write($w)").error())
          .as(usage)
          .startsWith("murano.dsl.exceptions.NoWriteAccessError");
    }
    assertThat(writing("InOut").evaluate("- $w: new(W)\n- :Foreign.undeclared($w)").error())
        .startsWith("murano.dsl.exceptions.PropertyWriteError");
  }

  @Test
  @DisplayName("28. Undeclared properties are private to the class that writes them")
  void point28() {
    Program program =
        Program.of(
            """
            Namespaces:
              =: t
            Name: Parent
            Methods:
              setParent: {Body: [$.hidden: parent]}
              getParent: {Body: {Return: $.hidden}}
            ---
            Name: Child
            Extends: Parent
            Methods:
              setChild: {Body: [$.hidden: child]}
              getChild: {Body: {Return: $.hidden}}
            """);

    assertThat(
            program
                .evaluate(
                    """
                    - $c: new(Child)
                    - $c.setParent()
                    - $c.setChild()
                    - Return: [$c.getParent(), $c.getChild()]
                    """)
                .result())
        .isEqualTo("[\"parent\",\"child\"]");
    assertThat(program.evaluate("- $c: new(Child)\n- $c.setParent()\n- $c.getChild()").error())
        .isEqualTo(
            "murano.dsl.exceptions.UninitializedPropertyAccessError: Access to uninitialized"
                + " property \"hidden\" in class \"t.Child\" is forbidden");
    assertThat(program.evaluate("- $c: new(Child)\n- Return: $c.hidden").error())
        .startsWith("murano.dsl.exceptions.PropertyReadError: ")
        .contains("hidden", "t.Child");
    assertThat(program.evaluate("- $c: new(Child)\n- $c.hidden: 1").error())
        .startsWith("murano.dsl.exceptions.PropertyWriteError: ")
        .contains("hidden", "t.Child");
  }

  @Test
  @DisplayName("29. A property declared several times: all contracts check, the child's converts")
  void point29() {
    Program program =
        Program.of(
            """
            Namespaces:
              =: t
            Name: First
            Properties:
              p: {Contract: $.check($ != '3000'), Usage: InOut}
            ---
            Name: Second
            Properties:
              p: {Contract: $.notNull(), Usage: InOut}
            ---
            Name: Child
            Extends: [First, Second]
            Properties:
              p: {Contract: $.string(), Usage: InOut}
            """);

    assertThat(
            program
                .evaluate(
                    "- $c: new(Child, p => 321)\n"
                        + "- Return: list($c.p, cast($c, First).p, cast($c, Second).p)")
                .result())
        .isEqualTo("[\"321\",\"321\",\"321\"]");
    assertThat(program.evaluate("- new(Child, p => 3000)").error())
        .isEqualTo(
            "murano.dsl.exceptions.ContractViolationException: [t.First.p] Value '3000' doesn't"
                + " match predicate");
    assertThat(program.evaluate("- new(Child)").error())
        .startsWith("murano.dsl.exceptions.ContractViolationException: [t.Second.p]");
  }
}
