package io.murano.conductor.stack.hot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.StackValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HotCompilerTests {

  private static final String HEADER = "heat_template_version: 2018-08-31\n";

  private static CompiledTemplate compile(String template) {
    return compile(template, Map.of(), Map.of(), null);
  }

  private static CompiledTemplate compile(
      String template,
      Map<String, @Nullable Object> parameters,
      Map<String, @Nullable Object> files,
      @Nullable String environment) {
    Object parsed = requireNonNull(HotYaml.parse(template));
    StackRequest request =
        new StackRequest(
            StackValues.immutableMap((Map<?, ?>) parsed),
            parameters,
            files,
            environment,
            List.of());
    return new HotCompiler(new YaqlExpressions())
        .compile(new StackIdentity("id-1", "demo", "p", ""), request, Map.of());
  }

  private static @Nullable Object output(CompiledTemplate template, String name) {
    return requireNonNull(template.outputs().get(name))
        .evaluate(new CompositeScope(template.resources(), new EchoScope()));
  }

  private static void refused(String template, String message) {
    assertThatExceptionOfType(HotException.class)
        .isThrownBy(() -> compile(template))
        .withMessageContaining(message);
  }

  @Nested
  class Form {

    static Stream<Arguments> mistakes() {
      return Stream.of(
          Arguments.of("resources: {}", "heat_template_version: the template does not say"),
          Arguments.of(
              "heat_template_version: 2013-05-24",
              "heat_template_version: '2013-05-24' does not exist; known are 2013-05-23"),
          Arguments.of(
              "AWSTemplateFormatVersion: 2010-09-09", "CloudFormation templates are not supported"),
          Arguments.of(HEADER + "Resources: {}", "template: unknown keys [Resources]"),
          Arguments.of(
              "heat_template_version: 2015-10-15\nconditions: {}",
              "template: unknown keys [conditions]"),
          Arguments.of(HEADER + "resources: []", "resources: expected a map, got a list"),
          Arguments.of(HEADER + "resources: {a: b}", "resources.a: expected a map, got a string"),
          Arguments.of(HEADER + "resources: {a: {}}", "resources.a: has no type"),
          Arguments.of(HEADER + "resources: {a/b: {type: T}}", "must not be empty or contain '/'"),
          Arguments.of(
              HEADER + "resources: {a: {type: T, property: 1}}",
              "resources.a: unknown keys [property]"),
          Arguments.of(
              HEADER + "resources: {a: {type: T, depends_on: b}}",
              "resources.a.depends_on: resource 'b' does not exist"),
          Arguments.of(
              HEADER + "resources: {a: {type: T, depends_on: [1]}}",
              "resources.a.depends_on: expected a name or a list of names, got an integer"),
          Arguments.of(
              HEADER + "resources: {a: {type: T, deletion_policy: keep}}",
              "expected Delete, Retain or Snapshot, got 'keep'"),
          Arguments.of(
              "heat_template_version: 2013-05-23\nresources: {a: {type: T, deletion_policy: retain}}",
              "expected Delete, Retain or Snapshot, got 'retain'"),
          Arguments.of(HEADER + "outputs: {a: {}}", "outputs.a: has no value"),
          Arguments.of(
              HEADER + "outputs: {a: {value: 1, text: b}}", "outputs.a: unknown keys [text]"),
          Arguments.of(
              HEADER + "parameter_groups: [{parameters: [a]}]",
              "parameter_groups[0]: parameter 'a' is not declared"),
          Arguments.of(
              HEADER
                  + "parameters: {a: {type: string, default: x}}\n"
                  + "parameter_groups: [{parameters: [a]}, {parameters: [a]}]",
              "parameter_groups[1]: parameter 'a' is in two groups"),
          Arguments.of(
              HEADER + "conditions: {a: b, b: true}",
              "conditions.a: expected a boolean or a condition function, got a string"),
          Arguments.of(
              HEADER + "conditions: {a: {not: b}, b: {not: a}}",
              "conditions: these depend on each other: [a, b]"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isChecked(String template, String message) {
      refused(template, message);
    }

    @Test
    void mayBeEmpty() {
      assertThat(compile(HEADER).resources()).isEmpty();
      assertThat(compile(HEADER + "resources:\noutputs:\n").outputs()).isEmpty();
    }

    @Test
    void keepsTheOrderOfResources() {
      assertThat(
              compile(HEADER + "resources: {z: {type: T}, a: {type: T}, m: {type: T}}")
                  .resources()
                  .keySet())
          .containsExactly("z", "a", "m");
    }
  }

  @Nested
  class Parameters {

    static Stream<Arguments> values() {
      return Stream.of(
          Arguments.of("type: string", "a", "a"),
          Arguments.of("type: string", 5, "5"),
          Arguments.of("type: string", true, "True"),
          Arguments.of("type: number", "5", 5L),
          Arguments.of("type: number", 5.5, 5.5),
          Arguments.of("type: number", "-2.50", -2.5),
          Arguments.of("type: boolean", "yes", true),
          Arguments.of("type: boolean", "Off", false),
          Arguments.of("type: boolean", 1, true),
          Arguments.of("type: comma_delimited_list", "a, b,c", List.of("a", "b", "c")),
          Arguments.of("type: comma_delimited_list", "", List.of()),
          Arguments.of("type: comma_delimited_list", List.of("a", 1), List.of("a", "1")),
          Arguments.of("type: json", "{\"a\": [1, 2.5]}", Map.of("a", List.of(1L, 2.5))),
          Arguments.of("type: json", Map.of("a", 1), Map.of("a", 1L)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void areConverted(String schema, Object given, Object expected) {
      CompiledTemplate template =
          compile(
              HEADER
                  + "parameters: {p: {%s}}\noutputs: {x: {value: {get_param: p}}}"
                      .formatted(schema),
              Map.of("p", given),
              Map.of(),
              null);

      assertThat(output(template, "x")).isEqualTo(expected);
    }

    static Stream<Arguments> violations() {
      return Stream.of(
          Arguments.of("type: number", "five", "parameters.p: expected a number, got 'five'"),
          Arguments.of("type: boolean", "maybe", "parameters.p: expected a boolean"),
          Arguments.of("type: json", "{", "parameters.p: expected JSON"),
          Arguments.of("type: comma_delimited_list", 5, "expected a list or a text with commas"),
          Arguments.of(
              "type: string, constraints: [{length: {min: 2}}]",
              "a",
              "its length 1 is not at least 2"),
          Arguments.of(
              "type: string, constraints: [{length: {min: 1, max: 2}}]",
              "abc",
              "its length 3 is not between 1 and 2"),
          Arguments.of(
              "type: number, constraints: [{range: {max: 9}}]", "10", "10 is not at most 9"),
          Arguments.of(
              "type: number, constraints: [{modulo: {step: 4, offset: 1}}]",
              "6",
              "6 is not 1 plus a multiple of 4"),
          Arguments.of(
              "type: string, constraints: [{allowed_values: [a, b]}]",
              "c",
              "\"c\" is not one of [\"a\", \"b\"]"),
          Arguments.of(
              "type: comma_delimited_list, constraints: [{allowed_values: [a, b]}]",
              "a,c",
              "\"c\" is not one of"),
          Arguments.of(
              "type: string, constraints: [{allowed_pattern: '[a-z]+'}]",
              "a1",
              "\"a1\" does not match the pattern [a-z]+"),
          Arguments.of(
              "type: string, hidden: true, constraints: [{length: {min: 9}}]",
              "s3cret",
              "parameters.p: the value is not allowed"),
          Arguments.of(
              "type: string, constraints: [{allowed_pattern: '(.+)(.+)(.+)(.+)(.+)\\1z'}]",
              "a".repeat(60),
              "the pattern needs too many steps"));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void areChecked(String schema, Object given, String message) {
      assertThatExceptionOfType(HotException.class)
          .isThrownBy(
              () ->
                  compile(
                      HEADER + "parameters: {p: {%s}}".formatted(schema),
                      Map.of("p", given),
                      Map.of(),
                      null))
          .withMessageContaining(message)
          .withMessageNotContaining("s3cret");
    }

    static Stream<Arguments> declarations() {
      return Stream.of(
          Arguments.of("{}", "parameters.p: has no type; one of string, number"),
          Arguments.of("{type: text}", "parameters.p: type 'text' does not exist"),
          Arguments.of("{type: string, defaults: a}", "parameters.p: unknown keys [defaults]"),
          Arguments.of("{type: number, default: a}", "parameters.p: expected a number"),
          Arguments.of(
              "{type: string, constraints: {length: {min: 1}}}",
              "parameters.p.constraints: expected a list, got a map"),
          Arguments.of(
              "{type: string, constraints: [{size: 1}]}",
              "parameters.p.constraints[0]: constraint 'size' does not exist"),
          Arguments.of(
              "{type: string, constraints: [{length: {mini: 1}}]}",
              "parameters.p.constraints[0]: unknown keys [mini]"),
          Arguments.of(
              "{type: string, constraints: [{allowed_pattern: '['}]}",
              "parameters.p.constraints[0]: allowed_pattern cannot be read"),
          Arguments.of("{type: string}", "parameters.p: no value was given"));
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void mustBeDeclaredWell(String declaration, String message) {
      refused(HEADER + "parameters: {p: %s}".formatted(declaration), message);
    }

    @Test
    void mustBeDeclaredAtAll() {
      assertThatExceptionOfType(HotException.class)
          .isThrownBy(() -> compile(HEADER, Map.of("p", 1), Map.of(), null))
          .withMessage("parameters: the template does not declare [p]; it declares []");
    }

    @Test
    void prefersWhatIsGivenOverEnvironmentOverDefaults() {
      String template =
          HEADER
              + """
              parameters:
                a: {type: string, default: template}
                b: {type: string, default: template}
                c: {type: string, default: template}
                d: {type: string, default: template}
              """;
      String environment =
          """
          parameters: {a: environment, b: environment}
          parameter_defaults: {a: other, b: other, c: other, unknown: other}
          """;

      assertThat(compile(template, Map.of("a", "given"), Map.of(), environment).parameters())
          .containsEntry("a", "given")
          .containsEntry("b", "environment")
          .containsEntry("c", "other")
          .containsEntry("d", "template");
    }

    @Test
    void areShownAsText() {
      String template =
          HEADER
              + """
              parameters:
                a: {type: comma_delimited_list, default: [x, y]}
                b: {type: json, default: {k: 1}}
                c: {type: boolean, default: true}
              """;

      assertThat(compile(template).parameters())
          .containsEntry("a", "x,y")
          .containsEntry("b", "{\"k\": 1}")
          .containsEntry("c", "True")
          .containsEntry("OS::stack_name", "demo")
          .containsEntry("OS::stack_id", "id-1");
    }
  }

  @Nested
  class Environment {

    @Test
    void renamesTypes() {
      CompiledTemplate template =
          compile(
              HEADER + "resources: {a: {type: 'My::Server'}}",
              Map.of(),
              Map.of(),
              "resource_registry: {'My::Server': 'Our::Server', 'Our::Server': 'OS::Nova::Server'}");

      assertThat(requireNonNull(template.resources().get("a")).type())
          .isEqualTo("OS::Nova::Server");
    }

    @Test
    void mustNotRenameInCircles() {
      assertThatExceptionOfType(HotException.class)
          .isThrownBy(
              () ->
                  compile(
                      HEADER + "resources: {a: {type: A}}",
                      Map.of(),
                      Map.of(),
                      "resource_registry: {A: B, B: A}"))
          .withMessageContaining("goes in a circle");
    }

    @Test
    void mustHaveKnownSections() {
      assertThatExceptionOfType(HotException.class)
          .isThrownBy(() -> compile(HEADER, Map.of(), Map.of(), "params: {}"))
          .withMessageContaining("environment: unknown keys [params]");
    }

    @Test
    void mustBeYaml() {
      assertThatExceptionOfType(HotException.class)
          .isThrownBy(() -> compile(HEADER, Map.of(), Map.of(), "a: [b"))
          .withMessageContaining("cannot be read");
    }
  }

  @Nested
  class Conditions {

    @Test
    void takeResourcesAway() {
      CompiledTemplate template =
          compile(
              HEADER
                  + """
                  conditions: {big: {equals: [1, 2]}}
                  resources:
                    a: {type: T, condition: big}
                    b: {type: T, condition: {not: big}, depends_on: [a]}
                  outputs:
                    a: {value: {get_resource: a}, condition: big}
                  """);

      assertThat(template.resources().keySet()).containsExactly("b");
      assertThat(requireNonNull(template.resources().get("b")).requires()).isEmpty();
      assertThat(output(template, "a")).isNull();
    }

    @Test
    void mustNotTakeAwayWhatIsMentioned() {
      refused(
          HEADER
              + """
              resources: {a: {type: T, condition: false}}
              outputs: {a: {value: {get_resource: a}}}
              """,
          "outputs.a.value.get_resource: resource 'a' is disabled by its condition");
    }
  }

  @Nested
  class Groups {

    private static final String GROUP =
        HEADER
            + """
            parameters: {n: {type: number, default: 2}}
            resources:
              net: {type: Net}
              group:
                type: OS::Heat::ResourceGroup
                properties:
                  count: {get_param: n}
                  resource_def:
                    type: Server
                    properties: {name: 'vm-%index%', net: {get_resource: net}}
            outputs:
              refs: {value: {get_attr: [group, refs]}}
              refs_map: {value: {get_attr: [group, refs_map]}}
              names: {value: {get_attr: [group, name]}}
              first: {value: {get_attr: [group, resource.0.name]}}
              second: {value: {get_attr: [group, resource.1]}}
              by_name: {value: {get_attr: [group, attributes, name]}}
              none: {value: {get_attr: [group, resource.7.name]}}
            """;

    @Test
    void unfoldIntoTheirMembers() {
      CompiledTemplate template = compile(GROUP);

      assertThat(template.resources().keySet())
          .containsExactly("net", "group/0", "group/1", "group");
      CompiledResource member = requireNonNull(template.resources().get("group/1"));
      assertThat(member.requires()).containsExactly("net");
      assertThat(member.properties().evaluate(new EchoScope()))
          .isEqualTo(Map.of("name", "vm-1", "net", "ref:net"));
      assertThat(requireNonNull(template.resources().get("group")).requires())
          .isEqualTo(Set.of("group/0", "group/1"));
    }

    @Test
    void haveTheAttributesOfTheirMembers() {
      CompiledTemplate template = compile(GROUP);

      assertThat(output(template, "refs")).isEqualTo(List.of("ref:group/0", "ref:group/1"));
      assertThat(output(template, "refs_map"))
          .isEqualTo(Map.of("0", "ref:group/0", "1", "ref:group/1"));
      assertThat(output(template, "names")).isEqualTo(List.of("group/0.name[]", "group/1.name[]"));
      assertThat(output(template, "first")).isEqualTo("group/0.name[]");
      assertThat(output(template, "second")).isEqualTo("ref:group/1");
      assertThat(output(template, "by_name"))
          .isEqualTo(Map.of("0", "group/0.name[]", "1", "group/1.name[]"));
      assertThat(output(template, "none")).isNull();
    }

    @Test
    void leaveOutRemovedMembers() {
      assertThat(
              compile(
                      HEADER
                          + """
                          resources:
                            g:
                              type: OS::Heat::ResourceGroup
                              properties:
                                count: 2
                                index_var: '#i#'
                                removal_policies: [{resource_list: ['0', 2]}]
                                resource_def: {type: T, properties: {n: '#i#'}}
                          """)
                  .resources()
                  .keySet())
          .containsExactly("g/1", "g/3", "g");
    }

    @Test
    void mustKnowTheirSize() {
      refused(
          HEADER
              + """
              resources:
                v: {type: T}
                g:
                  type: OS::Heat::ResourceGroup
                  properties: {count: {get_attr: [v, value]}, resource_def: {type: T}}
              """,
          "resources.g.properties.count: must not depend on resources");
      refused(
          HEADER
              + """
              resources:
                g:
                  type: OS::Heat::ResourceGroup
                  properties: {count: -1, resource_def: {type: T}}
              """,
          "expected an integer from 0 to 1000, got '-1'");
    }
  }

  @Nested
  class NestedTemplates {

    private static final String INNER =
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, default: 1, constraints: [{range: {max: 5}}]}
          network: {type: string}
        resources:
          vm: {type: Server, properties: {size: {get_param: size}, net: {get_param: network}},
               metadata: {resource_facade: metadata}}
        outputs:
          ip: {value: {get_attr: [vm, ip]}}
        """;

    private static final String OUTER =
        HEADER
            + """
            resources:
              net: {type: Net}
              machine:
                type: inner.yaml
                metadata: {role: db}
                properties: {size: 3, network: {get_resource: net}}
            outputs:
              ip: {value: {get_attr: [machine, ip]}}
              all: {value: {get_attr: [machine]}}
              id: {value: {get_resource: machine}}
              inner: {value: {get_attr: [machine, resource.vm, ip]}}
            """;

    @Test
    void unfoldWithPropertiesAsParameters() {
      CompiledTemplate template = compile(OUTER, Map.of(), Map.of("inner.yaml", INNER), null);

      CompiledResource vm = requireNonNull(template.resources().get("machine/vm"));
      assertThat(vm.requires()).containsExactly("net");
      assertThat(vm.properties().evaluate(new EchoScope()))
          .isEqualTo(Map.of("size", 3L, "net", "ref:net"));
      assertThat(vm.metadata().evaluate(new EchoScope())).isEqualTo(Map.of("role", "db"));
    }

    @Test
    void haveOutputsAsAttributes() {
      CompiledTemplate template = compile(OUTER, Map.of(), Map.of("inner.yaml", INNER), null);

      assertThat(output(template, "ip")).isEqualTo("machine/vm.ip[]");
      assertThat(output(template, "all")).isEqualTo(Map.of("ip", "machine/vm.ip[]"));
      assertThat(output(template, "id")).isEqualTo("machine");
      assertThat(output(template, "inner")).isEqualTo("machine/vm.ip[]");
    }

    @Test
    void mayStandForATypeInTheEnvironment() {
      CompiledTemplate template =
          compile(
              OUTER.replace("inner.yaml", "My::Machine"),
              Map.of(),
              Map.of("inner.yaml", INNER),
              "resource_registry: {'My::Machine': inner.yaml}");

      assertThat(template.resources()).containsKey("machine/vm");
    }

    @Test
    void checkTheirProperties() {
      assertThatExceptionOfType(HotException.class)
          .isThrownBy(
              () ->
                  compile(
                      OUTER.replace("size: 3", "size: 9"),
                      Map.of(),
                      Map.of("inner.yaml", INNER),
                      null))
          .withMessageContaining("9 is not at most 5");
      assertThatExceptionOfType(HotException.class)
          .isThrownBy(
              () ->
                  compile(
                      OUTER.replace("size: 3", "sizes: 3"),
                      Map.of(),
                      Map.of("inner.yaml", INNER),
                      null))
          .withMessageContaining("unknown properties [sizes]");
      assertThatExceptionOfType(HotException.class)
          .isThrownBy(
              () ->
                  compile(
                      OUTER.replace("network: {get_resource: net}", "network: null"),
                      Map.of(),
                      Map.of("inner.yaml", INNER),
                      null))
          .withMessageContaining("resources.machine.properties.network: no value was given");
    }

    @Test
    void mustBeGiven() {
      assertThatExceptionOfType(HotException.class)
          .isThrownBy(() -> compile(OUTER))
          .withMessageContaining("resources.machine.type: file 'inner.yaml' was not given");
    }

    @Test
    void mustNotNestThemselves() {
      String self = HEADER + "resources: {a: {type: self.yaml}}";

      assertThatExceptionOfType(HotException.class)
          .isThrownBy(() -> compile(self, Map.of(), Map.of("self.yaml", self), null))
          .withMessageContaining("nested at most 5 deep");
    }
  }

  @Test
  void yaqlSeesItsData() {
    CompiledTemplate template =
        compile(
            HEADER
                + """
                outputs:
                  x: {value: {yaql: {expression: '$.data.items.where($ > 1).select($ * 2)', data: {items: [1, 2, 3]}}}}
                """);

    assertThat(output(template, "x")).isEqualTo(List.of(4L, 6L));
  }

  @Test
  void yaqlMistakesNameTheExpression() {
    refused(
        HEADER + "outputs: {x: {value: {yaql: {expression: '$.data.nothing()', data: []}}}}",
        "yaql expression '$.data.nothing()'");
  }

  /** Answers every question with the question. */
  private static final class EchoScope implements EvaluationScope {
    @Override
    public Object reference(String resource) {
      return "ref:" + resource;
    }

    @Override
    public Object attribute(String resource, @Nullable String attribute, List<?> selection) {
      return resource + "." + attribute + selection;
    }
  }
}
