package io.murano.conductor.muranopl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Functions (contract §9, 58–66)")
class FunctionAcceptanceTests {

  private static final String NO_FUNCTION =
      "yaql.language.exceptions.NoMatchingFunctionException: ";
  private static final String NO_METHOD = "yaql.language.exceptions.NoMethodRegisteredException: ";
  private static final String UNKNOWN = "yaql.language.exceptions.NoFunctionRegisteredException: ";

  private static final String NODE =
      """
      Namespaces:
        =: t
      Name: Node
      Properties:
        value: {Contract: $, Usage: InOut}
        next: {Contract: $.class(Node)}
        kids: {Contract: [$.class(Node)]}
      Methods:
        whoOwns:
          Arguments: [type: {Contract: $}]
          Body:
            Return: find($this, $type)
      ---
      Name: Special
      Extends: Node
      """;

  private static Outcome run(String format, String statements) {
    return Program.of(NODE).format(format).evaluate(statements);
  }

  private static Outcome run(String statements) {
    return run("1.4", statements);
  }

  @Nested
  @DisplayName("58. Differences between formats, by the table of §1.2")
  class Formats {

    @Test
    @DisplayName("58a. A missing key is null in 1.1, a KeyError later")
    void missingKeys() {
      String statement = "- $d: {a: 1}\n- Return: $d.b";
      assertThat(run("1.1", statement).result()).isEqualTo("null");
      assertThat(run("1.3", statement).error()).startsWith("KeyError");
      assertThat(run("1.4", statement).error()).startsWith("KeyError");
    }

    @Test
    @DisplayName("58b. 'key in $dict' works in 1.1 only")
    void keysInDictionaries() {
      String statement = "- $d: {a: 1}\n- Return: a in $d";
      assertThat(run("1.1", statement).result()).isEqualTo("true");
      assertThat(run("1.3", statement).error()).startsWith(NO_FUNCTION);
    }

    @Test
    @DisplayName("58c. id, cast, super, psuper and type as methods in 1.1 only")
    void objectFunctionsAsMethods() {
      assertThat(run("1.1", "- $n: new(Node)\n- Return: $n.id() = id($n)").result())
          .isEqualTo("true");
      assertThat(run("1.1", "- Return: new(Special).cast(Node).type()").result())
          .isEqualTo("\"t.Node\"");
      assertThat(run("1.3", "- Return: new(Node).id()").error()).startsWith(NO_METHOD);
      assertThat(run("1.4", "- Return: new(Node).type()").error()).startsWith(NO_METHOD);
    }

    @Test
    @DisplayName("58d. type() gives text up to 1.3, a type reference from 1.4")
    void types() {
      String statement = "- Return: type(new(Node))";
      assertThat(run("1.1", statement).result()).isEqualTo("\"t.Node\"");
      assertThat(run("1.3", statement).result()).isEqualTo("\"t.Node\"");
      assertThat(run("1.4", statement).result()).isEqualTo("{\"$type\":\"t.Node/0.0.0@t\"}");
    }

    @Test
    @DisplayName("58e. Text functions in both forms in 1.1, as methods later")
    void textFunctions() {
      assertThat(run("1.1", "- Return: toUpper(a) + b.toUpper()").result()).isEqualTo("\"AB\"");
      assertThat(run("1.3", "- Return: b.toUpper()").result()).isEqualTo("\"B\"");
      assertThat(run("1.3", "- Return: toUpper(a)").error()).startsWith(UNKNOWN);
    }

    @Test
    @DisplayName("58f. substr and firstOrDefault in 1.1 only")
    void legacyFunctions() {
      assertThat(run("1.1", "- Return: abcd.substr(1, 2) + [].firstOrDefault(x)").result())
          .isEqualTo("\"bcx\"");
      assertThat(run("1.3", "- Return: substr(abcd, 1)").error()).startsWith(UNKNOWN);
    }

    @Test
    @DisplayName("58g. Legacy extras: queries as functions, tuples, endless ranges")
    void legacyExtras() {
      assertThat(run("1.1", "- $l: [1, 2, 3]\n- Return: where($l, $ > 1).toList()").result())
          .isEqualTo("[2,3]");
      assertThat(run("1.1", "- Return: range(2).take(2).toList()").result()).isEqualTo("[2,3]");
      assertThat(run("1.1", "- Return: tuple(1, x)").result()).isEqualTo("[1,\"x\"]");
      assertThat(run("1.3", "- Return: tuple(1, x)").error()).startsWith(UNKNOWN);
      assertThat(run("1.3", "- Return: range(2)").result()).isEqualTo("[0,1]");
      assertThat(run("1.3", "- $l: [1]\n- Return: $l.where($ > 0).toList()").result())
          .isEqualTo("[1]");
    }

    @Test
    @DisplayName("58h. switch() takes the value first in 1.1")
    void switches() {
      assertThat(run("1.1", "- Return: 5.switch($ > 3 => big, $ <= 3 => small)").result())
          .isEqualTo("\"big\"");
      assertThat(run("1.3", "- $v: 5\n- Return: switch($v > 3 => big, true => small)").result())
          .isEqualTo("\"big\"");
    }

    @Test
    @DisplayName("58i. Usage Action works in every format")
    void actions() {
      for (String format : new String[] {"1.0", "1.3", "1.4"}) {
        assertThat(
                Program.of("Name: t.A\nMethods:\n  m: {Usage: Action, Body: {Return: 1}}\n")
                    .format(format)
                    .model("{'?': {id: r, type: t.A}}")
                    .call("r", "m")
                    .result())
            .isEqualTo("1");
      }
    }
  }

  @Test
  @DisplayName("59. new(): all overloads, owner and name, model form with circles")
  void point59() {
    assertThat(
            run("""
                    - $owner: new(Special, value => o)
                    - $a: new(Node, $owner, theName, value => 1, unknown => 2)
                    - $values: {value: 2}
                    - $b: new(Node, $values, owner => $owner, objectName => other)
                    - $values.value: 3
                    - $c: new('t.Node', $values, $owner)
                    - $model:
                        :Node:
                          value: 4
                        name: four
                    - $d: new($model, $owner)
                    - Return:
                        - $a.value
                        - name($a)
                        - $a.whoOwns(Special).value
                        - $b.value
                        - name($b)
                        - $b.whoOwns(Special).value
                        - $c.value
                        - $c.whoOwns(:Special).value
                        - $d.value
                        - name($d)
                        - $d.whoOwns(Special).value
                    """)
                .result())
        .isEqualTo("[1,\"theName\",\"o\",2,\"other\",\"o\",3,\"o\",4,\"four\",\"o\"]");
    assertThat(
            run("""
                    - $model:
                        :Node:
                          value: 0
                          next:
                            :Node:
                              value: 1
                              next: n2
                              kids: [n0, n1]
                            id: n1
                          kids:
                            - :Special:
                                value: 2
                                next: n0
                              id: n2
                        id: n0
                    - $n: new($model)
                    - $m: new($model)
                    - Return:
                        - $n.next.value
                        - $n.next.next.value
                        - $n.kids[0] = $n.next.next
                        - $n.kids[0].next = $n
                        - $n.next.kids[0] = $n
                        - $n.next.kids[1] = $n.next
                        - id($n) = n0
                        - id($n) = id($m)
                        - $n.next.next is Special
                        - $n.next.whoOwns(Node) = $n
                    """)
                .result())
        .isEqualTo("[1,2,true,true,true,true,false,false,true,true]");
  }

  @Test
  @DisplayName("60. find, require, is, isObject, id, name, metadata")
  void point60() {
    assertThat(
            run("""
                    - $owner: new(Special)
                    - $n: new(Node, $owner, called)
                    - $null: null
                    - Return:
                        - $n.find(Special) = $owner
                        - $n.find(sys:Logger)
                        - $n.require() = $n
                        - $n is Node
                        - $n is Special
                        - $owner is Node
                        - $null is Node
                        - isObject($n)
                        - isObject(:Node)
                        - isObject(text)
                        - id($n).len()
                        - name($n)
                        - metadata($n)
                        - name($null)
                    """)
                .result())
        .isEqualTo(
            "[true,null,true,true,false,true,false,true,true,false,32,\"called\",null,null]");
    assertThat(run("- $null: null\n- require($null)").error())
        .isEqualTo("ValueError: Required value is missing");
    assertThat(run("- $t: text\n- Return: $t is Node").error()).startsWith(NO_FUNCTION);
  }

  @Test
  @DisplayName("61. bind(): typed values, placeholders, keys; what is missing")
  void point61() {
    assertThat(
            run("""
                    - $template:
                        a: "$port"
                        b: "$host-{n}"
                        "$key": 1
                        c: ["x$port", "${missing}", "$nothing"]
                    - Return: $template.bind(dict(port => 80, n => 7, key => k, nothing => null))
                    """)
                .result())
        .isEqualTo("{\"a\":80,\"b\":\"host-7\",\"k\":1,\"c\":[\"x$port\",\"None\",\"$nothing\"]}");
    assertThat(run("- $t: '$missing'\n- Return: bind($t, {})").error()).startsWith("KeyError");
  }

  @Test
  @DisplayName("62. format(): indexes, names, specifications; no attribute access")
  void point62() {
    assertThat(
            run("""
                    - $null: null
                    - $template: '{0}'
                    - Return:
                        - format('{0}-{1}-{0}', a, 2)
                        - format('{}{}', a, b)
                        - format('{host}:{port}', host => h, port => 80)
                        - format('{{}} {0} {1}', true, $null)
                        - format('{0:03d} {1:>5}|', 7, x)
                        - $template.format(1.5)
                    """)
                .result())
        .isEqualTo("[\"a-2-a\",\"ab\",\"h:80\",\"{} True None\",\"007     x|\",\"1.5\"]");
    assertThat(run("- Return: format('{0} {1}', a)").error()).startsWith("IndexError");
    assertThat(run("- Return: format('{name}', a)").error()).startsWith("KeyError");
    for (String template : new String[] {"{0.__class__}", "{0[key]}", "{0.value}"}) {
      assertThat(run("- Return: format('" + template + "', a)").source().has("error"))
          .as(template)
          .isTrue();
    }
  }

  @Test
  @DisplayName("63. patch, base64, randomName, pselect, logger")
  void point63() {
    assertThat(
            run("""
                    - $d: {a: 1, l: [1]}
                    - $one: {op: replace, path: /a, value: 2}
                    - $list:
                        - {op: add, path: /l/0, value: 0}
                        - {op: remove, path: /a}
                    - Return:
                        - $d.patch($one)
                        - patch($d, $list)
                        - $d
                        - base64encode('häuser')
                        - base64decode(base64encode('häuser'))
                    """)
                .result())
        .isEqualTo(
            "[{\"a\":2,\"l\":[1]},{\"l\":[0,1]},{\"a\":1,\"l\":[1]},\"aMOkdXNlcg==\",\"häuser\"]");
    assertThat(
            run("- $d: {}\n- $p: {op: replace, path: /a, value: 2}\n- Return: $d.patch($p)")
                .error())
        .startsWith("jsonpatch.JsonPatchConflict");
    assertThat(
            run("""
                    - $names: range(100).select(randomName()).toList()
                    - Return:
                        - $names.distinct().len()
                        - $names.all($.len() > 12)
                        - $names.all($.matches('^[a-z][a-z0-9]*$'))
                    """)
                .result())
        .isEqualTo("[100,true,true]");
    assertThat(run("- Return: list(3, 1, 2).pselect($ * 10)").result()).isEqualTo("[30,10,20]");
    assertThat(run("- logger(acceptance).info('{0} {1} {broken', 1)\n- Return: ok").result())
        .isEqualTo("\"ok\"");
  }

  @Test
  @DisplayName("64. Reflection on types, methods, arguments, properties; invoking and creating")
  void point64() {
    Program program =
        Program.of(
                """
                Namespaces:
                  =: t
                Name: Thing
                Properties:
                  size: {Contract: $.int(), Usage: InOut, Default: 1}
                  shared: {Contract: $.int(), Usage: Static, Default: 5}
                Methods:
                  grow:
                    Arguments:
                      - by: {Contract: $.int(), Default: 1}
                      - rest: {Contract: $, Usage: VarArgs}
                    Body:
                      - Return: $.size + $by
                  assign:
                    Arguments:
                      - property: {Contract: $}
                      - value: {Contract: $}
                    Body: $property.setValue($this, $value)
                """)
            .format("1.4");
    assertThat(
            program
                .evaluate(
                    """
                    - $t: new(Thing, size => 10)
                    - $info: typeinfo($t)
                    - $grow: $info.methods.where($.name = grow).single()
                    - $size: $info.properties.where($.name = size).single()
                    - $shared: $info.properties.where($.name = shared).single()
                    - $t.assign($size, 20)
                    - $null: null
                    - $shared.setValue($null, 6)
                    - Return:
                        - $info.name
                        - str($info.version)
                        - $info.package.name
                        - $info.usage
                        - $info.ancestors.select($.name)
                        - $grow.arguments.select([$.name, $.hasDefault, $.usage])
                        - $grow.declaringType.name
                        - $grow.invoke($t, 5)
                        - $grow.invoke($t, by => 6)
                        - $size.usage
                        - $size.getValue($t)
                        - $shared.getValue($null)
                        - new($info.type).size
                    """)
                .result())
        .isEqualTo(
            "[\"t.Thing\",\"0.0.0\",\"t\",\"Class\",[\"io.murano.Object\"],"
                + "[[\"by\",true,\"Standard\"],[\"rest\",false,\"VarArgs\"]],\"t.Thing\",25,26,"
                + "\"InOut\",20,6,1]");
  }

  @Test
  @DisplayName("65. Metadata: cardinality, inheritance, overriding, nested objects, conflicts")
  void point65() {
    String classes =
        """
        Namespaces:
          =: t
        Name: One
        Usage: Meta
        Properties:
          text: {Contract: $.string()}
        ---
        Name: Heir
        Usage: Meta
        Inherited: true
        Properties:
          text: {Contract: $.string()}
        ---
        Name: Many
        Usage: Meta
        Cardinality: Many
        Inherited: true
        Applies: [Type, Property, Method, Argument]
        Properties:
          n: {Contract: $.int()}
          inner: {Contract: $.class(Inner)}
        ---
        Name: Inner
        Properties:
          v: {Contract: $.int()}
        ---
        Name: Base
        Meta:
          - One: {text: base}
          - Heir: {text: base}
          - Many: {n: 1}
        Methods:
          m:
            Meta: [Many: {n: 10}]
            Arguments:
              - arg:
                  Contract: $
                  Meta: [Many: {n: 20, inner: {v: 1 + 1}}]
        Properties:
          p:
            Contract: $
            Meta: [Many: {n: 30}]
        ---
        Name: Derived
        Extends: Base
        Meta: [Many: {n: 2}]
        Methods: {m: {}}
        ---
        Name: Overriding
        Extends: Base
        Meta: [Heir: {text: overriding}]
        ---
        Name: Other
        Meta: [Heir: {text: other}]
        ---
        Name: Conflict
        Extends: [Derived, Other]
        """;
    Program program = Program.of(classes).format("1.4");
    assertThat(
            program
                .evaluate(
                    """
                    - $base: typeinfo(:Base)
                    - $derived: typeinfo(:Derived)
                    - Return:
                        - $base.meta.where($ is One).select($.text)
                        - $derived.meta.where($ is One).select($.text)
                        - $derived.meta.where($ is Heir).select($.text)
                        - $derived.meta.where($ is Many).select($.n).orderBy($)
                        - typeinfo(:Overriding).meta.where($ is Heir).select($.text)
                        - $derived.methods.where($.name = m).single().meta.select($.n)
                        - $base.methods.where($.name = m).single().arguments[0].meta[0].inner.v
                        - $base.properties.where($.name = p).single().meta.select($.n)
                        - $base.package.meta
                    """)
                .result())
        .isEqualTo("[[\"base\"],[],[\"base\"],[1,2],[\"overriding\"],[10],2,[30],[]]");
    assertThat(program.evaluate("- Return: typeinfo(:Conflict).meta").source().has("error"))
        .isTrue();
    assertThat(
            Program.of(classes)
                .format("1.4")
                .meta("[{t.One: {text: package}}]")
                .evaluate("- Return: typeinfo(:Base).package.meta.select($.text)")
                .result())
        .isEqualTo("[\"package\"]");
  }

  @Test
  @DisplayName("66. Too many elements and too large values are refused")
  void point66() {
    assertThat(run("- Return: range(2000).select($)").value().size()).isEqualTo(2000);
    assertThat(run("- Return: range(2001).select($)").error())
        .startsWith("yaql.language.exceptions.CollectionTooLargeException");
    assertThat(run("- $s: x\n- Return: ($s * 600000).len()").error())
        .startsWith("yaql.language.exceptions.MemoryQuotaExceededException");
  }
}
