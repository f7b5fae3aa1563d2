package io.murano.conductor.muranopl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Methods and inheritance (contract §9, 32–44)")
class MethodAcceptanceTests {

  private static final String NO_MATCH = "yaql.language.exceptions.NoMatchingMethodException: ";

  private static final String DIAMOND =
      """
      Namespaces:
        =: t
      Name: G
      Methods:
        .init: {Body: trace('G')}
        who: {Body: {Return: G}}
        both: {Body: {Return: G}}
      ---
      Name: P1
      Extends: G
      Methods:
        .init: {Body: trace('P1')}
        both: {Body: {Return: P1}}
      ---
      Name: P2
      Extends: G
      Methods:
        .init: {Body: trace('P2')}
        who: {Body: {Return: P2}}
        both: {Body: {Return: P2}}
      ---
      Name: C
      Extends: [P1, P2]
      Methods:
        .init: {Body: trace('C')}
        supers:
          Body:
            Return: super($this, $.who())
        psupers:
          Body:
            Return: psuper($this, $.both())
      """;

  @Test
  @DisplayName("32. Calls are virtual; super() reaches the parent")
  void point32() {
    Program program =
        Program.of(
            """
            Namespaces:
              =: t
            Name: Base
            Methods:
              run:
                Body:
                  - trace('base run')
                  - $.step()
              step: {Body: trace('base step')}
            ---
            Name: Derived
            Extends: Base
            Methods:
              run:
                Body:
                  - trace('derived run')
                  - super($this, $.run())
              step:
                Body:
                  - super($this, $.step())
                  - trace('derived step')
            """);

    assertThat(program.evaluate("- new(Derived).run()").trace())
        .isEqualTo("[\"derived run\",\"base run\",\"base step\",\"derived step\"]");
  }

  @Test
  @DisplayName("33. The mixin that specialises wins; cast(), super() and psuper() over two parents")
  void point33() {
    Program program = Program.of(DIAMOND);
    assertThat(
            program
                .evaluate(
                    """
                    - $c: new(C)
                    - Return:
                      - $c.who()
                      - cast($c, P1).who()
                      - cast($c, P2).who()
                      - cast($c, G).who()
                      - $c.supers()
                      - $c.psupers()
                    """)
                .result())
        .isEqualTo("[\"P2\",\"G\",\"P2\",\"G\",[\"G\",\"P2\"],[\"P1\",\"P2\"]]");
  }

  @Test
  @DisplayName("34. An ambiguous method fails only when it is called")
  void point34() {
    Program program = Program.of(DIAMOND);

    assertThat(program.evaluate("- Return: new(C).who()").result()).isEqualTo("\"P2\"");
    assertThat(program.evaluate("- Return: new(C).both()").error())
        .startsWith("murano.dsl.exceptions.AmbiguousMethodName");
  }

  @Test
  @DisplayName(
      "35. Initialisers: parents first, a shared base once a path, native constructors before")
  void point35() {
    assertThat(Program.of(DIAMOND).evaluate("- new(C)").trace())
        .isEqualTo("[\"G\",\"P1\",\"G\",\"P2\",\"C\"]");
    assertThat(
            Program.of(
                    """
                    Namespaces:
                      =: t
                      sys: io.murano.system
                    Name: Log
                    Extends: sys:Logger
                    Methods:
                      .init:
                        Body:
                          - $.info('the native part is there')
                          - trace(ready)
                    """)
                .evaluate("- new(Log, loggerName => acceptance)")
                .trace())
        .isEqualTo("[\"ready\"]");
  }

  @Test
  @DisplayName("36. An argument of .init takes the value of the property of its name")
  void point36() {
    Program program =
        Program.of(
            """
            Name: t.S
            Properties:
              value: {Contract: $.int(), Usage: InOut}
            Methods:
              .init:
                Arguments:
                  - value: {Contract: $.int().notNull()}
                Body:
                  - $.value: $value * 2
              show:
                Scope: Public
                Body: {Return: $.value}
            """);
    Outcome outcome = program.model("{'?': {id: r, type: t.S}, value: 21}").call("r", "show");

    assertThat(outcome.result()).isEqualTo("42");
    assertThat(
            Program.of(
                    "Name: t.S\nProperties: {value: {Contract: $}}\nMethods:\n  .init:\n"
                        + "    Arguments: [value: {Contract: $}]\n    Body: trace($.value)\n")
                .model("{'?': {id: r, type: t.S}, value: 21}")
                .load()
                .error())
        .startsWith("murano.dsl.exceptions.UninitializedPropertyAccessError");
  }

  private static Program withArguments(String arguments) {
    return Program.of(
        """
        Namespaces:
          =: t
        Name: A
        Methods:
          m:
            Usage: Static
            Scope: Public
            Arguments:
        """
            + arguments.indent(6)
            + """
                Body:
                  - Return: [$a, $b]
            """);
  }

  @Test
  @DisplayName(
      "37. Missing arguments violate contracts; surplus, unknown and double ones do not match")
  void point37() {
    Program program =
        withArguments("- a: {Contract: $.int().notNull()}\n- b: {Contract: $.int(), Default: 5}");

    assertThat(program.evaluate("- Return: :A.m(1)").result()).isEqualTo("[1,5]");
    assertThat(program.evaluate("- Return: :A.m(b => 2, a => 1)").result()).isEqualTo("[1,2]");
    assertThat(program.evaluate("- Return: :A.m()").error())
        .isEqualTo(
            "murano.dsl.exceptions.ContractViolationException: [t.A::m(a)] null value violates"
                + " notNull() contract");
    for (String call : new String[] {":A.m(1, 2, 3)", ":A.m(1, c => 2)", ":A.m(1, a => 1)"}) {
      assertThat(program.evaluate("- Return: " + call).error()).as(call).startsWith(NO_MATCH);
    }
  }

  @Test
  @DisplayName("38. VarArgs and KwArgs: collected, checked one by one, not passed by name")
  void point38() {
    Program program =
        withArguments(
            "- a: {Contract: $.int(), Usage: VarArgs}\n- b: {Contract: $.int(), Usage: KwArgs}");

    assertThat(program.evaluate("- Return: :A.m(1, '2', x => '3')").result())
        .isEqualTo("[[1,2],{\"x\":3}]");
    assertThat(program.evaluate("- Return: :A.m()").result()).isEqualTo("[[],{}]");
    assertThat(program.evaluate("- Return: :A.m(1, x)").error())
        .startsWith("murano.dsl.exceptions.ContractViolationException: [t.A::m(a");
    assertThat(
            withArguments("- a: {Contract: $.int(), Usage: VarArgs}")
                .evaluate("- Return: :A.m(a => [1])")
                .error())
        .startsWith(NO_MATCH);
    assertThat(
            withArguments("- a: {Contract: $, Usage: KwArgs}\n- b: {Contract: $}")
                .evaluate("- Return: :A.m(1)")
                .error())
        .contains("Invalid argument order in method m");
  }

  @Test
  @DisplayName("39. An override with other arguments replaces those of the parent")
  void point39() {
    Program program =
        Program.of(
            """
            Namespaces:
              =: t
            Name: Base
            Methods:
              run:
                Body:
                  Return: $.m(1, 2)
              m:
                Arguments:
                  - a: {Contract: $.int()}
                  - b: {Contract: $.int()}
                Body: {Return: $a + $b}
            ---
            Name: Fewer
            Extends: Base
            Methods:
              m:
                Arguments:
                  - a: {Contract: $.int()}
                Body: {Return: $a}
            ---
            Name: More
            Extends: Base
            Methods:
              m:
                Arguments:
                  - a: {Contract: $.int()}
                  - b: {Contract: $.int()}
                  - c: {Contract: $.int().notNull()}
                Body: {Return: $a}
            """);

    assertThat(program.evaluate("- Return: new(Base).run()").result()).isEqualTo("3");
    assertThat(program.evaluate("- Return: new(Fewer).run()").error()).startsWith(NO_MATCH);
    assertThat(program.evaluate("- Return: new(More).run()").error())
        .startsWith("murano.dsl.exceptions.ContractViolationException: [t.More::m(c)]");
  }

  @Test
  @DisplayName("40. Static methods through instances and type references; $ is the type")
  void point40() {
    Program program =
        Program.of(
                """
                Namespaces:
                  =: t
                Name: S
                Properties:
                  p: {Contract: $.int(), Default: 1}
                Methods:
                  self: {Usage: Static, Body: {Return: $}}
                  read: {Usage: Static, Body: {Return: $.p}}
                """)
            .format("1.4");

    assertThat(
            program
                .evaluate("- Return: list(new(S), :S, t:S, type('t.S')).select($.self())")
                .error())
        .startsWith("KeyError");
    assertThat(
            program.evaluate("- Return: list(new(S), :S, type('t.S')).select($.self())").result())
        .isEqualTo(
            "[{\"$type\":\"t.S/0.0.0@t\"},{\"$type\":\"t.S/0.0.0@t\"},{\"$type\":\"t.S/0.0.0@t\"}]");
    assertThat(program.evaluate("- Return: new(S).read()").error())
        .startsWith("murano.dsl.exceptions.NoPropertyFound");
  }

  @Test
  @DisplayName(
      "41. Static properties: shared, inherited, overridden, updated in place, per execution")
  void point41() {
    Program program =
        Program.of(
                """
            Namespaces:
              =: t
            Name: S
            Properties:
              count: {Usage: Static, Contract: $.int(), Default: 0}
              table: {Usage: Static, Contract: {}, Default: {}}
              held: {Usage: Static, Contract: $.class(Held)}
            Methods:
              add:
                Usage: Static
                Body:
                  - :S.count: :S.count + 1
                  - :S.table.key: :S.count
              hold:
                Usage: Static
                Body:
                  - :S.held: new(Held)
            ---
            Name: Sub
            Extends: S
            ---
            Name: Own
            Extends: S
            Properties:
              count: {Usage: Static, Contract: $.int(), Default: 100}
            ---
            Name: Held
            Methods:
              .destroy: {Body: trace(destroyed)}
            ---
            Name: Root
            Properties:
              s: {Contract: $.class(S)}
            Methods:
              run:
                Scope: Public
                Body:
                  - :S.add()
                  - $.s.add()
                  - :S.hold()
                  - sys:GC.collect()
                  - trace(collected)
                  - Return: list(:S.count, :Sub.count, :Own.count, :S.table, $.s.count)
            """
                    .replace("  =: t\n", "  =: t\n  sys: io.murano.system\n"))
            .model("{'?': {id: r, type: t.Root}, s: {'?': {id: s, type: t.Sub}, count: 50}}");

    for (int execution = 0; execution < 2; execution++) {
      Outcome outcome = program.call("r", "run");
      assertThat(outcome.result()).isEqualTo("[2,2,100,{\"key\":2},2]");
      assertThat(outcome.trace()).startsWith("[\"collected\"");
    }
  }

  @Test
  @DisplayName("42. Extension methods: own before imported, nullable receivers, explicit calls")
  void point42() {
    Program program =
        Program.of(
            """
            Namespaces:
              =: t
            Name: Texts
            Methods:
              shout:
                Usage: Extension
                Arguments:
                  - s: {Contract: $.string().notNull()}
                  - times: {Contract: $.int(), Default: 1}
                Body: {Return: $s.toUpper() + '!' * $times}
              orNothing:
                Usage: Extension
                Arguments:
                  - s: {Contract: $.string()}
                Body: {Return: $s = null}
              both:
                Usage: Extension
                Arguments:
                  - s: {Contract: $.string()}
                Body: {Return: imported}
            ---
            Name: User
            Import: Texts
            Methods:
              both:
                Usage: Extension
                Arguments:
                  - s: {Contract: $.string()}
                Body: {Return: own}
              run:
                Usage: Static
                Scope: Public
                Body:
                  - $null: null
                  - Return:
                    - $.text(a).shout(2)
                    - $null.orNothing()
                    - $.text(a).both()
                    - :Texts.shout(b)
              text:
                Usage: Static
                Arguments: [s: {Contract: $.string()}]
                Body: {Return: $s}
              onNumber:
                Usage: Static
                Scope: Public
                Body: {Return: 5.shout()}
              onInstance:
                Usage: Static
                Scope: Public
                Body: {Return: new(Texts).shout(b)}
            """);

    assertThat(program.callStatic("t.User", "run").result())
        .isEqualTo("[\"A!!\",true,\"own\",\"B!\"]");
    assertThat(program.callStatic("t.User", "onInstance").error()).startsWith(NO_MATCH);
    assertThat(program.evaluate("- Return: a.shout()").error())
        .startsWith("yaql.language.exceptions.NoMethodRegisteredException");
  }

  @Test
  @DisplayName("43. call() on instances, types and functions, with named arguments")
  void point43() {
    Program program =
        Program.of(
            """
            Namespaces:
              =: t
            Name: A
            Methods:
              m:
                Arguments:
                  - a: {Contract: $.int()}
                  - b: {Contract: $.int()}
                Body: {Return: [$a, $b]}
              s:
                Usage: Static
                Arguments:
                  - a: {Contract: $.int()}
                Body: {Return: $a}
            """);

    assertThat(
            program
                .evaluate(
                    """
                    - $a: new(A)
                    - Return:
                      - call(m, [1], dict(b => 2), $a)
                      - call(s, [3], dict(), :A)
                      - call(s, [], dict(a => 4), $a)
                      - call(len, [abc], dict())
                    """)
                .result())
        .isEqualTo("[[1,2],3,4,3]");
  }

  @Test
  @DisplayName("44. Only public methods can be called from outside")
  void point44() {
    Program program =
        Program.of(
                """
                Name: t.A
                Methods:
                  open: {Scope: Public, Body: {Return: 1}}
                  action: {Usage: Action, Body: {Return: 2}}
                  session: {Scope: Session, Body: {Return: 3}}
                  plain: {Body: {Return: 4}}
                """)
            .model("{'?': {id: r, type: t.A}}");

    assertThat(program.call("r", "open").result()).isEqualTo("1");
    assertThat(program.call("r", "action").result()).isEqualTo("2");
    for (String method : new String[] {"session", "plain"}) {
      assertThat(program.call("r", method).error())
          .isEqualTo("murano.dsl.exceptions.MethodNotExposed: " + method + " is not an action");
    }
    assertThat(
            Program.of("Name: t.A\nMethods:\n  m: {Usage: Action, Scope: Session}\n")
                .evaluate("- new(A)")
                .source()
                .has("error"))
        .isTrue();
  }
}
