package io.murano.conductor.muranopl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Object model, garbage collection, schemas (contract §9, 67–77, 80, 84)")
class ModelAcceptanceTests {

  private static final String NODES =
      """
      Namespaces:
        =: t
        sys: io.murano.system
        m: io.murano.metadata
        eng: io.murano.metadata.engine
      Name: Other
      ---
      Name: Node
      Properties:
        name: {Contract: $.string(), Usage: InOut}
        peer: {Contract: $.class(Node), Usage: InOut}
        peers: {Contract: [$.class(Node)], Usage: InOut}
        live: {Contract: $.class(Node), Usage: Runtime, Default: null}
        byReference:
          Contract: $.class(Node)
          Usage: InOut
          Meta: [eng:Serialize: {as: reference}]
      Methods:
        .destroy:
          Body: trace(format('destroy {0}', $.name))
        show:
          Scope: Public
          Meta: [m:Title: {text: Show it}, m:HelpText: {text: Help}]
          Body:
            - Return: $
        links:
          Scope: Public
          Body:
            - Return:
                - $.peer = $
                - $.peers.select($.name)
      """;

  private static Program nodes(String methods) {
    return Program.of(NODES + methods.indent(2)).format("1.4");
  }

  @Test
  @DisplayName("67. References: forward, to itself, in lists; double, missing and untyped objects")
  void point67() {
    Program program = nodes("");
    assertThat(
            program
                .model(
                    """
                    '?': {id: r, type: t.Node}
                    peer: r
                    peers: [later, {'?': {id: later, type: t.Node}, name: later}]
                    """)
                .call("r", "links")
                .result())
        .isEqualTo("[true,[\"later\",\"later\"]]");
    assertThat(
            program
                .model(
                    """
                    '?': {id: r, type: t.Node}
                    peers:
                      - {'?': {id: same, type: t.Node}, name: first}
                      - {'?': {id: same, type: t.Node}, name: second}
                    """)
                .call("r", "links")
                .result())
        .isEqualTo("[false,[\"second\",\"second\"]]");
    assertThat(program.model("{'?': {id: r, type: t.Node}, peer: nowhere}").load().error())
        .isEqualTo(
            "murano.dsl.exceptions.NoObjectFoundError: Object \"nowhere\" is not found in object"
                + " store");
    assertThat(program.model("{'?': {id: r}, name: x}").load().error())
        .contains("no type information was provided");
  }

  @Test
  @DisplayName("68. Loading and saving is stable; transient properties stay away")
  void point68() {
    String model =
        """
        '?': {id: r, type: t.Node}
        name: root
        peer: {'?': {id: a, type: t.Node}, name: a, peer: r}
        peers: [a, {'?': {id: b, type: t.Node}, name: b}, b]
        """;
    Outcome first = nodes("").model(model).load();
    JsonNode objects = first.model().path("Objects");
    assertThat(objects.at("/peer/peer").asString()).isEqualTo("r");
    assertThat(objects.at("/peers/0").asString()).isEqualTo("a");
    assertThat(objects.at("/peers/1/name").asString()).isEqualTo("b");
    assertThat(objects.at("/peers/2").asString()).isEqualTo("b");
    assertThat(objects.has("live")).isFalse();
    assertThat(first.model().path("ObjectsCopy").at("/peer/name").asString()).isEqualTo("a");

    Outcome second = nodes("").model(objects.toString()).load();
    assertThat(second.model()).isEqualTo(first.model());

    JsonNode ownerless =
        nodes(
                """
                adopt:
                  Scope: Public
                  Body:
                    - $.peer: new(Node, name => free)
                    - $.peers: [$.peer, $.peer]
                """)
            .model("{'?': {id: r, type: t.Node}}")
            .call("r", "adopt")
            .model()
            .path("Objects");
    String text = ownerless.toString();
    assertThat(text.split("\"free\"", -1)).as("embedded once").hasSize(2);
  }

  @Test
  @DisplayName("69. Actions with titles, help and what was disabled; designers' keys stay")
  void point69() {
    JsonNode header =
        nodes("")
            .model(
                """
                '?':
                  id: r
                  type: t.Node
                  _26411a1861294160833743e45d0eaad9: {name: Designer}
                  _actions: {r_show: {name: show, enabled: false}}
                """)
            .load()
            .model()
            .at("/Objects/?");

    JsonNode show = header.at("/_actions/r_show");
    assertThat(show.path("name").asString()).isEqualTo("show");
    assertThat(show.path("enabled").asBoolean()).isFalse();
    assertThat(show.path("title").asString()).isEqualTo("Show it");
    assertThat(show.path("helpText").asString()).isEqualTo("Help");
    assertThat(header.at("/_actions/r_links/enabled").asBoolean()).isTrue();
    assertThat(header.at("/_actions/r_links/title").asString()).isEqualTo("links");
    assertThat(header.at("/_26411a1861294160833743e45d0eaad9/name").asString())
        .isEqualTo("Designer");
  }

  @Test
  @DisplayName("70. Attributes belong to the calling class; null deletes; objects become ids")
  void point70() {
    Outcome outcome =
        nodes(
                """
                set:
                  Scope: Public
                  Body:
                    - $.setAttr(own, 1)
                    - $.setAttr(foreign, 2, Other)
                    - $.setAttr(gone, 3)
                    - $.setAttr(gone, null)
                    - $.setAttr(object, $)
                    - new(Node, name => temporary).setAttr(lost, 4)
                    - Return:
                        - $.getAttr(own)
                        - $.getAttr(own, default, Other)
                        - $.getAttr(foreign)
                        - $.getAttr(gone, default)
                        - $.getAttr(object)
                """)
            .model("{'?': {id: r, type: t.Node}}")
            .call("r", "set");

    assertThat(outcome.result()).isEqualTo("[1,\"default\",null,\"default\",\"r\"]");
    assertThat(outcome.model().path("Attributes").toString())
        .contains(
            "[\"r\",\"t.Node\",\"own\",1]",
            "[\"r\",\"t.Other\",\"foreign\",2]",
            "[\"r\",\"t.Node\",\"object\",\"r\"]")
        .doesNotContain("gone", "lost");
  }

  @Test
  @DisplayName("71. dump() in three modes, Serialize metadata, upcasts")
  void point71() {
    Outcome outcome =
        nodes(
                """
                dumped:
                  Scope: Public
                  Body:
                    - $plain: dump($)
                    - $mixed: dump($, Mixed)
                    - $inline: dump($, Inline)
                    - $super: cast($.peer, Node)
                    - Return:
                        - $plain.get('?').type
                        - $mixed.get('?').type
                        - $inline.keys().len()
                        - $plain.byReference
                        - $plain.peer.name
                        - dump($super, Serializable, false).get('?').type
                        - dump($super, Serializable, true).get('?').type
                """)
            .with("unused", "0.0.0", "Name: unused.U\n")
            .model(
                """
                '?': {id: r, type: t.Node}
                name: root
                byReference: {'?': {id: ref, type: t.Node}}
                peer: {'?': {id: p, type: t.Node}, name: peer}
                """)
            .call("r", "dumped");

    assertThat(outcome.value().get(0).asString()).isEqualTo("t.Node/0.0.0@t");
    assertThat(outcome.value().get(3).asString()).isEqualTo("ref");
    assertThat(outcome.value().get(4).asString()).isEqualTo("peer");
    assertThat(outcome.value().get(5).asString()).isEqualTo("t.Node/0.0.0@t");
  }

  @Test
  @DisplayName("72. ObjectsCopy: what was removed is destroyed, what is kept is left alone")
  void point72() {
    Program program =
        Program.of(
                """
            Namespaces:
              =: t
              sys: io.murano.system
            Name: Parent
            Properties:
              value: {Contract: $.string(), Usage: InOut}
              child: {Contract: $.class(Child), Usage: InOut}
            Methods:
              .init: {Body: trace(init)}
            ---
            Name: Child
            Methods:
              .destroy:
                Body:
                  - trace($.find(Parent).value)
            """)
            .model(
                """
                Objects: {'?': {id: p, type: t.Parent}, value: It works!}
                ObjectsCopy:
                  '?': {id: p, type: t.Parent}
                  value: It does not
                  child: {'?': {id: c, type: t.Child}}
                """);
    Outcome outcome = program.load();

    assertThat(outcome.trace()).isEqualTo("[\"init\",\"It works!\"]");
    assertThat(outcome.model().at("/Objects/child").isNull()).isTrue();
  }

  @Test
  @DisplayName("73. A deleted model: children before the root, circles tolerated, nothing left")
  void point73() {
    Outcome outcome =
        nodes("")
            .model(
                """
                Objects: null
                ObjectsCopy:
                  '?': {id: r, type: t.Node}
                  name: root
                  peer:
                    '?': {id: a, type: t.Node}
                    name: child
                    peer: {'?': {id: b, type: t.Node}, name: grandchild, peer: r}
                """)
            .load();

    assertThat(outcome.trace())
        .isEqualTo("[\"destroy grandchild\",\"destroy child\",\"destroy root\"]");
    assertThat(outcome.model().isNull()).isTrue();
  }

  @Test
  @DisplayName("74. GC.collect() takes what nothing refers to; variables, statics, properties hold")
  void point74() {
    Outcome outcome =
        nodes(
                """
                run:
                  Scope: Public
                  Body:
                    - new(Node, name => unassigned)
                    - $local: new(Node, name => local)
                    - $.live: new(Node, name => live)
                    - $.private: new(Node, name => private)
                    - $.hold(new(Node, name => argument))
                    - trace(end)
                hold:
                  Arguments: [held: {Contract: $.class(Node)}]
                  Body:
                    - sys:GC.collect()
                    - trace(collected)
                """)
            .model("{'?': {id: r, type: t.Node}, name: root}")
            .call("r", "run");

    assertThat(outcome.trace()).startsWith("[\"destroy unassigned\",\"collected\",\"end\"");

    assertThat(
            nodes(
                    """
                    run:
                      Scope: Public
                      Body:
                        - $outer: new(Node, name => A)
                        - $outer.setPeer(new(Node, $outer, name => B))
                        - $outer: null
                        - sys:GC.collect()
                    setPeer:
                      Arguments: [other: {Contract: $.class(Node)}]
                      Body:
                        - $.peer: $other
                    """)
                .model("{'?': {id: r, type: t.Node}, name: root}")
                .call("r", "run")
                .trace())
        .isEqualTo("[\"destroy B\",\"destroy A\"]");
  }

  @Test
  @DisplayName("75. Subscriptions: owners are told first, once; they are saved and restored")
  void point75() {
    String methods =
        """
        subscribe:
          Scope: Public
          Body:
            - sys:GC.subscribeDestruction($.peer, $, onGone)
            - sys:GC.subscribeDestruction($.peer, $, onGone)
        wrong:
          Scope: Public
          Body:
            - sys:GC.subscribeDestruction($.peer, $, nothing)
        drop:
          Scope: Public
          Body:
            - $.peer: null
            - sys:GC.collect()
        onGone:
          Arguments: [gone: {Contract: $.class(Node)}]
          Body:
            - trace(format('{0} is told of {1}', $.name, $gone.name))
        """;
    String model =
        """
        '?': {id: r, type: t.Node}
        name: root
        peer: {'?': {id: p, type: t.Node}, name: peer}
        """;
    Outcome subscribed = nodes(methods).model(model).call("r", "subscribe");
    JsonNode saved = subscribed.model().path("Objects");
    assertThat(saved.at("/peer/?/dependencies/onDestruction").toString())
        .isEqualTo("[{\"subscriber\":\"r\",\"handler\":\"onGone\"}]");

    Outcome dropped = nodes(methods).model(saved.toString()).call("r", "drop");
    assertThat(dropped.trace()).isEqualTo("[\"root is told of peer\",\"destroy peer\"]");
    assertThat(nodes(methods).model(model).call("r", "wrong").error())
        .startsWith("murano.dsl.exceptions.NoMethodFound");
  }

  @Test
  @DisplayName("76. Destroyed objects can be read but not called; isDoomed and isDestroyed")
  void point76() {
    Outcome outcome =
        Program.of(
                """
                Namespaces:
                  =: t
                  sys: io.murano.system
                  e: murano.dsl.exceptions
                Name: Mortal
                Properties:
                  name: {Contract: $.string()}
                  keeper: {Contract: $.class(Keeper)}
                Methods:
                  .destroy:
                    Body:
                      - trace(list(sys:GC.isDoomed($), sys:GC.isDestroyed($)))
                      - $.keeper.keep($)
                  hello: {Body: {Return: hello}}
                ---
                Name: Keeper
                Properties:
                  kept: {Contract: $.class(Mortal), Usage: Runtime, Default: null}
                Methods:
                  keep:
                    Arguments: [mortal: {Contract: $.class(Mortal)}]
                    Body: [$.kept: $mortal]
                  run:
                    Scope: Public
                    Body:
                      - new(Mortal, name => m, keeper => $)
                      - sys:GC.collect()
                      - trace(list(sys:GC.isDoomed($.kept), sys:GC.isDestroyed($.kept), $.kept.name))
                      - $.kept.hello()
                """)
            .model("{'?': {id: r, type: t.Keeper}}")
            .call("r", "run");

    assertThat(outcome.trace()).startsWith("[[true,false],[true,true,\"m\"]");
    assertThat(outcome.error()).startsWith("murano.dsl.exceptions.ObjectDestroyedError");
  }

  @Test
  @DisplayName("77. What only Runtime properties hold is destroyed at the end, replaced Out too")
  void point77() {
    Outcome outcome =
        nodes(
                """
                run:
                  Scope: Public
                  Body:
                    - $.live: new(Node, name => live)
                    - $.peer: new(Node, name => second)
                    - trace(end)
                """)
            .model(
                """
                '?': {id: r, type: t.Node}
                name: root
                peer: {'?': {id: p, type: t.Node}, name: first}
                """)
            .call("r", "run");

    assertThat(outcome.trace()).startsWith("[\"end\",").contains("destroy live", "destroy first");
    assertThat(outcome.trace()).doesNotContain("destroy second", "destroy root");
    assertThat(outcome.model().at("/Objects/peer/name").asString()).isEqualTo("second");
  }

  @Test
  @DisplayName("80. Locks: per object, without this, by arguments, re-entrant also in branches")
  void point80() {
    String classes =
        """
        Namespaces:
          =: t
          eng: io.murano.metadata.engine
        Name: L
        Methods:
          plain: &work
            Arguments: &arguments
              - key: {Contract: $}
            Body: &body
              - trace(format('enter {0}', $key))
              - sleep(0.02)
              - trace(format('exit {0}', $key))
          unlocked:
            Meta: [eng:Synchronize: {onThis: false}]
            Arguments: *arguments
            Body: *body
          byKey:
            Meta: [eng:Synchronize: {onArgs: key}]
            Arguments: *arguments
            Body: *body
          byKeyOnly:
            Meta: [eng:Synchronize: {onThis: false, onArgs: [key]}]
            Arguments: *arguments
            Body: *body
          recursive:
            Arguments:
              - n: {Contract: $.int()}
            Body:
              - If: $n > 0
                Then:
                  - $.recursive($n - 1)
                  - Parallel:
                      - $.recursive($n - 1)
              - trace($n)
        """;
    String separate = "[\"enter %1$s\",\"exit %1$s\",\"enter %2$s\",\"exit %2$s\"]";
    String together = "[\"enter %1$s\",\"enter %2$s\",\"exit %1$s\",\"exit %2$s\"]";
    String both = "- $l: new(L)\n- $m: new(L)\n- Parallel:\n    - $l.%s\n    - %s\n";

    assertThat(trace(classes, both.formatted("plain(a)", "$l.plain(b)")))
        .isEqualTo(separate.formatted("a", "b"));
    assertThat(trace(classes, both.formatted("plain(a)", "$m.plain(b)")))
        .isEqualTo(together.formatted("a", "b"));
    assertThat(trace(classes, both.formatted("unlocked(a)", "$l.unlocked(b)")))
        .isEqualTo(together.formatted("a", "b"));
    assertThat(trace(classes, both.formatted("byKey(a)", "$l.byKey(b)")))
        .isEqualTo(together.formatted("a", "b"));
    assertThat(trace(classes, both.formatted("byKey(a)", "$l.byKey(a)")))
        .isEqualTo(separate.formatted("a", "a"));
    assertThat(trace(classes, both.formatted("byKeyOnly(a)", "$m.byKeyOnly(a)")))
        .isEqualTo(separate.formatted("a", "a"));
    assertThat(trace(classes, both.formatted("byKeyOnly($l)", "$m.byKeyOnly($m)")))
        .startsWith("[\"enter")
        .containsPattern("enter[^,]+,\"enter");
    assertThat(trace(classes, "- new(L).recursive(2)")).isEqualTo("[0,0,1,0,0,1,2]");
  }

  private static String trace(String classes, String statements) {
    return Program.of(classes).evaluate(statements).trace();
  }

  @Test
  @DisplayName("84. Schemas of every kind of contract, model builders, sections")
  void point84() {
    Program program =
        Program.of(
                """
                Namespaces:
                  =: t
                  m: io.murano.metadata
                  f: io.murano.metadata.forms
                Name: Target
                ---
                Name: Form
                Meta:
                  - m:Title: {text: The form}
                  - f:Section: {name: second, title: Two, index: 2}
                  - f:Section: {name: first, title: One, index: 1}
                Properties:
                  any: {Contract: $}
                  text:
                    Contract: $.string().notNull()
                    Default: hello
                    Meta:
                      - m:Title: {text: Text}
                      - m:Description: {text: A text}
                      - f:Position: {index: 3, section: first}
                  number:
                    Contract: $.int().check($ > 0).check($ <= 10)
                  flag: {Contract: $.bool(), Usage: InOut}
                  choice:
                    Contract: $.string().check($ in [a, b])
                  pattern:
                    Contract: $.string().check($.matches('^a'))
                  object: {Contract: $.class(Target)}
                  owned: {Contract: $.class(Target).owned()}
                  model:
                    Contract: $.template(Target, excludeProperties => [x])
                  list: {Contract: [$.int()]}
                  tuple: {Contract: [$.int(), $.string()]}
                  dict:
                    Contract:
                      a: $.int()
                      $.string(): $.bool()
                  out: {Contract: $, Usage: Out}
                Methods:
                  build:
                    Usage: Static
                    Scope: Public
                    Meta: [m:ModelBuilder: {enabled: true}]
                    Arguments:
                      - n: {Contract: $.int().notNull()}
                  other: {Usage: Static, Scope: Public}
                """)
            .format("1.4");
    JsonNode schemas = program.schema("t.Form").value();
    JsonNode properties = schemas.path("").path("properties");

    assertThat(schemas.propertyNames()).containsExactlyInAnyOrder("", "build");
    assertThat(schemas.path("").path("title").asString()).isEqualTo("The form");
    assertThat(schemas.at("/build/properties/n").toString()).isEqualTo("{\"type\":\"integer\"}");
    assertThat(properties.has("out")).isFalse();
    assertThat(properties.path("any").toString()).isEqualTo("{}");
    assertThat(properties.at("/text/type").asString()).isEqualTo("string");
    assertThat(properties.at("/text/default").asString()).isEqualTo("hello");
    assertThat(properties.at("/text/title").asString()).isEqualTo("Text");
    assertThat(properties.at("/text/description").asString()).isEqualTo("A text");
    assertThat(properties.at("/text/formSection").asString()).isEqualTo("first");
    assertThat(properties.at("/number/type").toString()).isEqualTo("[\"integer\",\"null\"]");
    assertThat(properties.at("/number/minimum").asInt(-1)).isZero();
    assertThat(properties.at("/number/exclusiveMinimum").asBoolean()).isTrue();
    assertThat(properties.at("/number/maximum").asInt()).isEqualTo(10);
    assertThat(properties.at("/number/exclusiveMaximum").asBoolean(false)).isFalse();
    assertThat(properties.at("/flag/type").toString()).isEqualTo("[\"boolean\",\"null\"]");
    assertThat(properties.at("/choice/enum").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(properties.at("/pattern/pattern").asString()).isEqualTo("^a");
    assertThat(properties.at("/object/type").toString()).isEqualTo("[\"muranoObject\",\"null\"]");
    assertThat(properties.at("/object/muranoType").asString()).isEqualTo("t.Target");
    assertThat(properties.at("/owned/owned").asBoolean()).isTrue();
    assertThat(properties.at("/model/excludedProperties").toString()).isEqualTo("[\"x\"]");
    assertThat(properties.at("/list/items/type").toString()).isEqualTo("[\"integer\",\"null\"]");
    assertThat(properties.at("/tuple/items").size()).isEqualTo(2);
    assertThat(properties.at("/tuple/additionalItems/type").get(0).asString()).isEqualTo("string");
    assertThat(properties.at("/dict/properties/a/type").get(0).asString()).isEqualTo("integer");
    assertThat(properties.at("/dict/additionalProperties/type").get(0).asString())
        .isEqualTo("boolean");
    JsonNode sections = schemas.path("").path("formSections");
    assertThat(sections.at("/first/index").asInt(-1)).isZero();
    assertThat(sections.at("/second/index").asInt()).isEqualTo(1);
    assertThat(sections.at("/first/title").asString()).isEqualTo("One");
  }
}
