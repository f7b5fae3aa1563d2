package io.murano.conductor.stack.hot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes templates, half of them with sense, out of random numbers. */
public final class TemplateSource {

  private static final List<String> FUNCTIONS =
      List.of(
          "get_param",
          "get_resource",
          "get_attr",
          "get_file",
          "list_join",
          "str_replace",
          "str_replace_strict",
          "str_replace_vstrict",
          "str_split",
          "repeat",
          "map_merge",
          "map_replace",
          "if",
          "and",
          "or",
          "not",
          "equals",
          "contains",
          "digest",
          "list_concat",
          "list_concat_unique",
          "yaql",
          "resource_facade",
          "make_url",
          "filter",
          "Fn::Join",
          "Fn::Select",
          "Fn::Split",
          "Fn::Replace",
          "Fn::Base64",
          "Fn::GetAZs",
          "Fn::MemberListToMap",
          "Fn::ResourceFacade",
          "Ref");

  /** Keys that functions, sections and properties know. */
  private static final List<String> KEYS =
      List.of(
          "template",
          "params",
          "for_each",
          "permutations",
          "expression",
          "data",
          "keys",
          "values",
          "scheme",
          "host",
          "port",
          "path",
          "query",
          "type",
          "default",
          "constraints",
          "range",
          "min",
          "max",
          "length",
          "allowed_values",
          "allowed_pattern",
          "modulo",
          "step",
          "offset",
          "custom_constraint",
          "value",
          "condition",
          "properties",
          "depends_on",
          "metadata",
          "deletion_policy",
          "update_policy",
          "external_id",
          "count",
          "resource_def",
          "index_var",
          "removal_policies",
          "resource_list",
          "hidden",
          "immutable",
          "label",
          "description",
          "parameters",
          "schema",
          "name",
          "networks");

  private static final List<String> WORDS =
      List.of(
          "",
          "a",
          "b",
          "p",
          "q",
          "c",
          "vm",
          "net",
          "x.yaml",
          "self.yaml",
          "string",
          "number",
          "json",
          "comma_delimited_list",
          "boolean",
          "OS::Nova::Server",
          "OS::Heat::ResourceGroup",
          "OS::Heat::Value",
          "OS::stack_name",
          "name",
          "Delete",
          "Retain",
          "Snapshot",
          "md5",
          "sha256",
          ",",
          "-",
          "$.data",
          "$.data.a + 1",
          "range(100)",
          "(a|b)*",
          "[",
          "%index%",
          "0",
          "-1",
          "99999999999",
          "true",
          "ünï",
          "\0",
          "a/b",
          "show");

  private static final List<String> NAMES = List.of("a", "b", "p", "q", "c", "vm", "net");

  private static final List<String> VERSIONS =
      List.of(
          "2013-05-23",
          "2014-10-16",
          "2015-10-15",
          "2016-10-14",
          "newton",
          "pike",
          "2018-08-31",
          "rocky",
          "2021-04-16",
          "wallaby",
          "1999-01-01");

  private static final List<String> SECTIONS =
      List.of(
          "heat_template_version",
          "parameters",
          "resources",
          "outputs",
          "conditions",
          "parameter_groups",
          "description",
          "foo");

  private static final List<String> TYPES =
      List.of(
          "OS::Heat::Value", "OS::Heat::ResourceGroup", "OS::Nova::Server", "x.yaml", "self.yaml");

  private static final String CHARACTERS = "ab: -[]{},&*!|>'\"\n\t#%@?0.\0\u00fc";
  private static final int DEPTH = 4;

  private final Random random;

  /** Creates a source whose templates depend on the random numbers alone. */
  public TemplateSource(Random random) {
    this.random = random;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Returns a template. */
  Map<String, @Nullable Object> template() {
    Map<String, @Nullable Object> template = new LinkedHashMap<>();
    if (chance(10)) {
      for (int i = 0; i < 4; i++) {
        template.put(one(SECTIONS), value(DEPTH));
      }
      return template;
    }
    template.put("heat_template_version", one(VERSIONS));
    template.put(
        "parameters",
        bodies(
            "type",
            List.of("string", "number", "json", "comma_delimited_list", "boolean"),
            List.of("default", "default", "constraints", "hidden")));
    template.put(
        "resources",
        bodies(
            "type",
            TYPES,
            List.of("properties", "depends_on", "metadata", "condition", "deletion_policy")));
    template.put("outputs", outputs());
    if (chance(40)) {
      template.put("conditions", section());
    }
    return template;
  }

  /**
   * Returns a template of the newest version with resources of these types, whose properties have
   * mostly one of these values.
   */
  public Map<String, @Nullable Object> template(Map<String, Map<String, List<Object>>> types) {
    Map<String, @Nullable Object> resources = new LinkedHashMap<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      String type = one(List.copyOf(new TreeMap<>(types).keySet()));
      Map<String, @Nullable Object> properties = new LinkedHashMap<>();
      new TreeMap<>(types.getOrDefault(type, Map.of()))
          .forEach(
              (name, values) -> {
                if (chance(85)) {
                  properties.put(name, chance(93) ? one(values) : value(2));
                }
              });
      Map<String, @Nullable Object> body = map("type", type);
      body.put("properties", properties);
      resources.put(one(NAMES), body);
    }
    Map<String, @Nullable Object> template = map("heat_template_version", "2021-04-16");
    template.put("resources", resources);
    if (chance(20)) {
      template.put("outputs", outputs());
    }
    return template;
  }

  private Map<String, @Nullable Object> bodies(
      String required, List<String> choices, List<String> optional) {
    Map<String, @Nullable Object> bodies = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Map<String, @Nullable Object> body = new LinkedHashMap<>();
      body.put(required, one(choices));
      for (String key : optional) {
        if (chance(30)) {
          body.put(key, chance(50) ? section() : value(DEPTH));
        }
      }
      bodies.put(one(NAMES), chance(3) ? value(1) : body);
    }
    return bodies;
  }

  private Map<String, @Nullable Object> outputs() {
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Map<String, @Nullable Object> output = new LinkedHashMap<>();
      output.put("value", value(DEPTH));
      outputs.put(one(NAMES), output);
    }
    return outputs;
  }

  /** Returns a map of values by names. */
  Map<String, @Nullable Object> section() {
    Map<String, @Nullable Object> section = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      section.put(one(chance(50) ? NAMES : KEYS), value(2));
    }
    return section;
  }

  Object environment() {
    if (chance(60)) {
      return Map.of();
    }
    if (chance(30)) {
      return text();
    }
    String section =
        one(List.of("parameters", "parameter_defaults", "resource_registry", "event_sinks", "foo"));
    return map(section, chance(80) ? section() : value(2));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }

  private @Nullable Object value(int depth) {
    int kind = random.nextInt(depth == 0 ? 3 : 12);
    return switch (kind) {
      case 0, 1 -> one(WORDS);
      case 2 -> one(List.of(0L, 1L, -1L, 3L, Long.MAX_VALUE, 1.5, true, false));
      case 3 -> chance(20) ? null : list(depth);
      case 4 -> list(depth);
      case 5, 6 -> map(one(KEYS), value(depth - 1));
      case 7 -> map(one(FUNCTIONS), value(depth - 1));
      default -> call(depth - 1);
    };
  }

  private List<@Nullable Object> list(int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(depth - 1));
    }
    return list;
  }

  /** A call of the form that the function wants, with any parts. */
  private Map<String, @Nullable Object> call(int depth) {
    return switch (random.nextInt(7)) {
      case 0 -> map(one(List.of("get_param", "get_resource", "Ref")), one(NAMES));
      case 1 -> map("get_attr", listOf(one(NAMES), "a", value(depth)));
      case 2 ->
          map(
              one(
                  List.of(
                      "list_join",
                      "str_split",
                      "equals",
                      "contains",
                      "digest",
                      "Fn::Select",
                      "map_replace",
                      "filter",
                      "list_concat",
                      "map_merge",
                      "and",
                      "or")),
              listOf(value(depth), value(depth)));
      case 3 -> {
        Map<String, @Nullable Object> parts = map("template", value(depth));
        parts.put("params", map(one(NAMES), value(depth)));
        yield map(one(List.of("str_replace", "str_replace_strict", "str_replace_vstrict")), parts);
      }
      case 4 -> {
        Map<String, @Nullable Object> parts = map("template", value(depth));
        parts.put("for_each", map(one(NAMES), list(depth + 1)));
        yield map("repeat", parts);
      }
      case 5 -> {
        Map<String, @Nullable Object> parts =
            map("expression", one(List.of("$.data", "$.data.a", "$.data.len()", "1/0")));
        parts.put("data", value(depth));
        yield map("yaql", parts);
      }
      default -> map("if", listOf(value(depth), value(depth), value(depth)));
    };
  }

  private static List<@Nullable Object> listOf(@Nullable Object... items) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object item : items) {
      list.add(item);
    }
    return list;
  }

  private static Map<String, @Nullable Object> map(String key, @Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }
}
