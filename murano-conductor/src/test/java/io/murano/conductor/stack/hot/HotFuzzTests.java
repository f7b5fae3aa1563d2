package io.murano.conductor.stack.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.conductor.stack.StackRejectedException;
import io.murano.conductor.stack.StackRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Arbitrary templates end in a value or in the interpreter's own exception: never in another one,
 * never in exhausted memory or a full stack.
 */
class HotFuzzTests {

  private static final StackIdentity STACK = new StackIdentity("id-1", "demo", "project-1", "east");

  @Property(tries = 2_000)
  void compilingAndEvaluatingEndWellOrInTheInterpretersOwnException(
      @ForAll("templates") Map<String, @Nullable Object> template,
      @ForAll("values") Map<String, @Nullable Object> given,
      @ForAll("environments") Object environment) {
    try {
      evaluate(
          new StackRequest(
              template,
              given,
              Map.of("x.yaml", "heat_template_version: rocky\n", "self.yaml", SELF),
              environment,
              List.of()));
    } catch (HotException | StackRejectedException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static final String SELF =
      """
      heat_template_version: rocky
      resources: {again: {type: self.yaml}}
      """;

  private static void evaluate(StackRequest request) {
    CompiledTemplate compiled =
        new HotCompiler(new YaqlExpressions()).compile(STACK, request, Map.of());
    Map<String, Set<String>> requires = new LinkedHashMap<>();
    compiled.resources().forEach((name, resource) -> requires.put(name, resource.requires()));
    DependencyOrder.of(requires);
    Everything scope = new Everything();
    compiled
        .resources()
        .values()
        .forEach(
            resource -> {
              resource.properties().evaluate(scope);
              resource.metadata().evaluate(scope);
            });
    compiled.outputs().values().forEach(output -> output.evaluate(scope));
  }

  @Property(tries = 2_000)
  void anyTextIsYamlOrRefused(@ForAll("texts") String text) {
    try {
      HotYaml.parse(text);
    } catch (HotException e) {
      assertThat(e.getMessage()).contains("YAML");
    }
  }

  @Example
  void aliasesDoNotMultiplyWithoutEnd() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 25; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThatExceptionOfType(HotException.class)
        .isThrownBy(() -> HotYaml.parse(text.toString()))
        .withMessageContaining("at most 1,000,000 parts");
  }

  @Example
  void valuesDoNotNestWithoutEnd() {
    Object value = "x";
    for (int i = 0; i < 100_000; i++) {
      value = List.of(value);
    }
    Map<String, @Nullable Object> template = Map.of("outputs", value);

    assertThatExceptionOfType(StackRejectedException.class)
        .isThrownBy(() -> StackRequest.of(template))
        .withMessageContaining("200 levels");
  }

  @Example
  void textsDoNotGrowWithoutEnd() {
    Object text = "xx";
    for (int i = 0; i < 40; i++) {
      text = Map.of("str_replace", Map.of("template", "xx", "params", Map.of("x", text)));
    }
    refused(text, "'str_replace' makes at most 16,777,216 characters");
  }

  @Example
  void copiesDoNotGrowWithoutEnd() {
    List<String> thousand = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      thousand.add("item-" + i);
    }
    Object copies = "x";
    for (int i = 0; i < 4; i++) {
      copies = Map.of("repeat", Map.of("template", copies, "for_each", Map.of("x", thousand)));
    }
    refused(copies, "outputs.o.value.repeat");
  }

  @Example
  void joinedFilesDoNotGrowWithoutEnd() {
    List<Object> files = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      files.add(Map.of("get_file", "big"));
    }
    refused(Map.of("list_join", List.of("", files)), "'list_join' makes at most");
  }

  @Example
  void patternsDoNotFillTheStack() {
    Map<String, Object> parameter =
        Map.of(
            "type",
            "string",
            "default",
            "ab".repeat(100_000),
            "constraints",
            List.of(Map.of("allowed_pattern", "(a|b)*")));
    Map<String, @Nullable Object> template =
        Map.of("heat_template_version", "rocky", "parameters", Map.of("p", parameter));

    assertThatExceptionOfType(HotException.class)
        .isThrownBy(() -> evaluate(StackRequest.of(template)))
        .withMessageContaining("too many steps");
  }

  private static void refused(Object output, String message) {
    Map<String, @Nullable Object> template =
        Map.of("heat_template_version", "rocky", "outputs", Map.of("o", Map.of("value", output)));
    StackRequest request =
        new StackRequest(template, Map.of(), Map.of("big", "x".repeat(1 << 20)), null, List.of());

    assertThatExceptionOfType(HotException.class)
        .isThrownBy(() -> evaluate(request))
        .withMessageContaining(message);
  }

  @Provide
  Arbitrary<Map<String, @Nullable Object>> templates() {
    return Arbitraries.randomValue(random -> new TemplateSource(random).template());
  }

  @Provide
  Arbitrary<Map<String, @Nullable Object>> values() {
    return Arbitraries.randomValue(random -> new TemplateSource(random).section());
  }

  @Provide
  Arbitrary<Object> environments() {
    return Arbitraries.randomValue(random -> new TemplateSource(random).environment());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.randomValue(random -> new TemplateSource(random).text());
  }

  /** A cloud in which everything exists. */
  private static final class Everything implements EvaluationScope {
    @Override
    public @Nullable Object reference(String resource) {
      return "id-of-" + resource;
    }

    @Override
    public @Nullable Object attribute(
        String resource, @Nullable String attribute, List<?> selection) {
      return Selection.select(Map.of("a", List.of("x", 1L), "b", "text"), selection);
    }
  }
}
