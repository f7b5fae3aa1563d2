package io.murano.common.archive;

import io.murano.common.archive.HotTemplate.Constraint;
import io.murano.common.archive.HotTemplate.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Generates the UI form of a Heat template from its parameters (REST contract 5.3). */
final class HotUiForm {

  private final PackageManifest manifest;
  private final HotTemplate template;
  private final List<List<String>> groups = new ArrayList<>();

  private HotUiForm(PackageManifest manifest, HotTemplate template) {
    this.manifest = manifest;
    this.template = template;
    Set<String> rest = new LinkedHashSet<>(template.parameters().keySet());
    for (List<String> group : template.groups()) {
      groups.add(group);
      group.forEach(rest::remove);
    }
    if (!rest.isEmpty()) {
      groups.add(List.copyOf(rest));
    }
  }

  static String generate(PackageManifest manifest, HotTemplate template) {
    HotUiForm form = new HotUiForm(manifest, template);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("Version", 2);
    document.put("Application", form.application());
    document.put("Forms", form.forms());
    return UiYaml.write(document);
  }

  private Map<String, Object> application() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("type", manifest.fullName());
    header.put("package", manifest.fullName());
    header.put("classVersion", manifest.version().getVersion());
    Map<String, Object> application = new LinkedHashMap<>();
    application.put("?", header);
    application.put("name", new UiYaml.Yaql("$.group0.name"));
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      for (String name : groups.get(i)) {
        parameters.put(name, new UiYaml.Yaql("$.group" + (i + 1) + member(name)));
      }
    }
    if (!groups.isEmpty()) {
      application.put("templateParameters", parameters);
    }
    return application;
  }

  private static String member(String name) {
    return name.matches("[A-Za-z_]\\w*") ? "." + name : ".get(" + UiYaml.literal(name) + ")";
  }

  private List<Object> forms() {
    List<Object> forms = new ArrayList<>();
    forms.add(form(0, List.of(titleField(), nameField())));
    for (int i = 0; i < groups.size(); i++) {
      List<Object> fields = new ArrayList<>();
      for (String name : groups.get(i)) {
        fields.add(field(name, Objects.requireNonNull(template.parameters().get(name))));
      }
      forms.add(form(i + 1, fields));
    }
    return forms;
  }

  private static Map<String, Object> form(int index, List<Object> fields) {
    return Map.of("group" + index, Map.of("fields", fields));
  }

  private Map<String, Object> titleField() {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("name", "title");
    field.put("type", "string");
    field.put("required", false);
    field.put("hidden", true);
    String description = manifest.catalogText().description();
    field.put("description", description == null ? manifest.displayName() : description);
    return field;
  }

  private static Map<String, Object> nameField() {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("name", "name");
    field.put("type", "string");
    field.put("label", "Application Name");
    field.put("required", true);
    field.put("description", "A name of your choice: letters, digits and dashes.");
    return field;
  }

  private static Map<String, Object> field(String name, Parameter parameter) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("name", name);
    field.put("label", parameter.label() == null ? title(name) : parameter.label());
    field.put("type", fieldType(parameter.type()));
    if (parameter.description() != null) {
      field.put("description", parameter.description());
    }
    Node initial = parameter.defaultNode();
    if (initial != null) {
      Object value = YamlValues.value(HotTemplate.FILE, initial);
      if (value != null) {
        field.put("initial", value);
      }
    }
    field.put("required", initial == null);
    addConstraints(field, parameter.constraints());
    return field;
  }

  private static String fieldType(String heatType) {
    return switch (heatType) {
      case "number" -> "integer";
      case "boolean" -> "boolean";
      default -> "string";
    };
  }

  /** Words in title case with blanks for underscores, as Python's {@code str.title} has it. */
  private static String title(String name) {
    StringBuilder title = new StringBuilder();
    boolean inWord = false;
    for (int c : name.codePoints().toArray()) {
      title.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
      inWord = Character.isLetter(c);
    }
    return title.toString().replace('_', ' ');
  }

  private static void addConstraints(Map<String, Object> field, List<Constraint> constraints) {
    List<Object> validators = new ArrayList<>();
    for (Constraint constraint : constraints) {
      switch (constraint.kind()) {
        case LENGTH -> addLength(field, constraint);
        case RANGE -> validators.add(validator(constraint, new UiYaml.Yaql(range(constraint))));
        case ALLOWED_VALUES ->
            validators.add(validator(constraint, new UiYaml.Yaql(membership(constraint))));
        case ALLOWED_PATTERN ->
            validators.add(
                validator(
                    constraint,
                    Map.of("regexpValidator", HotTemplate.text(constraint.argument()))));
      }
    }
    if (!validators.isEmpty()) {
      field.put("validators", validators);
    }
  }

  private static void addLength(Map<String, Object> field, Constraint constraint) {
    YamlMapping bounds = HotTemplate.mapping(constraint.argument(), "length");
    Long min = bound(bounds, "min");
    Long max = bound(bounds, "max");
    if (min != null) {
      field.merge("minLength", min, (a, b) -> Math.max((Long) a, (Long) b));
    }
    if (max != null) {
      field.merge("maxLength", max, (a, b) -> Math.min((Long) a, (Long) b));
    }
  }

  private static @Nullable Long bound(YamlMapping bounds, String key) {
    Node node = bounds.get(key);
    if (node == null) {
      return null;
    }
    try {
      return Long.valueOf(HotTemplate.text(node));
    } catch (NumberFormatException e) {
      throw HotTemplate.fatal(node, key + " must be a whole number");
    }
  }

  private static Map<String, Object> validator(Constraint constraint, Object expression) {
    Map<String, Object> validator = new LinkedHashMap<>();
    validator.put("expr", expression);
    if (constraint.description() != null) {
      validator.put("message", constraint.description());
    }
    return validator;
  }

  private static String range(Constraint constraint) {
    YamlMapping bounds = HotTemplate.mapping(constraint.argument(), "range");
    List<String> conditions = new ArrayList<>();
    Node min = bounds.get("min");
    if (min != null) {
      conditions.add("$ >= " + number(min));
    }
    Node max = bounds.get("max");
    if (max != null) {
      conditions.add("$ <= " + number(max));
    }
    if (conditions.isEmpty()) {
      throw HotTemplate.fatal(constraint.argument(), "range needs min, max or both");
    }
    return String.join(" and ", conditions);
  }

  private static String number(Node node) {
    if (YamlValues.value(HotTemplate.FILE, node) instanceof Number number) {
      return number.toString();
    }
    String text = HotTemplate.text(node);
    if (text.matches("-?\\d+(\\.\\d+)?")) {
      return text;
    }
    throw HotTemplate.fatal(node, "a bound of a range must be a number");
  }

  private static String membership(Constraint constraint) {
    if (!(constraint.argument() instanceof SequenceNode sequence)) {
      throw HotTemplate.fatal(constraint.argument(), "allowed_values must be a list");
    }
    return sequence.getValue().stream()
        .map(node -> UiYaml.literal(YamlValues.value(HotTemplate.FILE, node)))
        .collect(Collectors.joining(", ", "$ in list(", ")"));
  }
}
