package io.murano.conductor.stack.hot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.StackValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every intrinsic function in every version, from the table in {@code hot/functions.yaml}. */
class HotFunctionTests {

  private static final String ENVIRONMENT =
      """
      parameters: {flavor: small, size: 3, public: 'yes', zones: 'east, west', target: vm, netname: net,
                   tags: {web: [a, b]}}
      """;

  @TestFactory
  List<DynamicTest> evaluates() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream cases =
        requireNonNull(getClass().getResourceAsStream("/hot/functions.yaml"))) {
      String text = new String(cases.readAllBytes(), StandardCharsets.UTF_8);
      for (Object item : (List<?>) requireNonNull(HotYaml.parse(text))) {
        Map<String, @Nullable Object> given = StackValues.immutableMap((Map<?, ?>) item);
        String name = given.get("name") + " @ " + given.get("version");
        tests.add(DynamicTest.dynamicTest(name, () -> check(given)));
      }
    }
    return tests;
  }

  private static void check(Map<String, @Nullable Object> given) {
    if (given.containsKey("error")) {
      assertThatExceptionOfType(HotException.class)
          .isThrownBy(() -> evaluate(given))
          .withMessageContaining(String.valueOf(given.get("error")));
    } else {
      assertThat(evaluate(given)).isEqualTo(given.get("result"));
    }
  }

  private static @Nullable Object evaluate(Map<String, @Nullable Object> given) {
    StackRequest request =
        new StackRequest(
            template(String.valueOf(given.get("version")), given.get("value")),
            Map.of(),
            Map.of("run.sh", "exit 0\n"),
            ENVIRONMENT,
            List.of());
    YaqlBridge yaql =
        (expression, data) ->
            expression + " on " + PythonText.json(java.util.Collections.singletonMap("data", data));
    CompiledTemplate compiled =
        new HotCompiler(yaql)
            .compile(new StackIdentity("id-1", "demo", "project-1", "east"), request, Map.of());
    return requireNonNull(compiled.outputs().get("x")).evaluate(new OneServer());
  }

  private static Map<String, @Nullable Object> template(String version, @Nullable Object value) {
    Map<String, @Nullable Object> template = new LinkedHashMap<>();
    template.put("heat_template_version", version);
    template.put(
        "parameters",
        Map.of(
            "flavor", Map.of("type", "string"),
            "size", Map.of("type", "number"),
            "public", Map.of("type", "boolean"),
            "zones", Map.of("type", "comma_delimited_list"),
            "target", Map.of("type", "string"),
            "netname", Map.of("type", "string"),
            "tags", Map.of("type", "json")));
    if (version.compareTo("2016-10-14") >= 0) {
      template.put("conditions", conditions());
    }
    template.put("resources", Map.of("vm", Map.of("type", "OS::Nova::Server")));
    Map<String, @Nullable Object> output = new LinkedHashMap<>();
    output.put("value", value);
    template.put("outputs", Map.of("x", output));
    return template;
  }

  private static Map<String, Object> conditions() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("big", Map.of("equals", List.of(Map.of("get_param", "size"), 3)));
    conditions.put("small_one", Map.of("not", "big"));
    conditions.put("both", Map.of("and", List.of("big", "is_public")));
    conditions.put("is_public", Map.of("get_param", "public"));
    return conditions;
  }

  /** A cloud in which the server "vm" exists. */
  private static final class OneServer implements EvaluationScope {

    private static final Map<String, Object> ATTRIBUTES =
        Map.of("name", "web", "addresses", Map.of("net", List.of(Map.of("addr", "10.0.0.4"))));

    @Override
    public @Nullable Object reference(String resource) {
      return "ref-of-" + resource;
    }

    @Override
    public @Nullable Object attribute(
        String resource, @Nullable String attribute, List<?> selection) {
      return attribute == null
          ? ATTRIBUTES
          : Selection.select(ATTRIBUTES.get(attribute), selection);
    }
  }
}
