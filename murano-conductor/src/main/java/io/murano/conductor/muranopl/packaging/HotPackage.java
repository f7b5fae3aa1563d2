package io.murano.conductor.muranopl.packaging;

import io.murano.conductor.muranopl.error.PackageException;
import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.muranopl.yaml.YamlReader;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the class file of a {@code Heat.HOT/1.0} package (contract muranopl §1.8): an application
 * whose {@code deploy} creates a stack of the template and whose {@code destroy} deletes it.
 */
public final class HotPackage {

  /** Path of the template below the root of the package. */
  public static final String TEMPLATE = "template.yaml";

  private static final String FILES = "HotFiles/";
  private static final String ENVIRONMENTS = "HotEnvironments/";

  private final PackageFiles files;
  private final String name;
  private final YamlMap template;
  private final ClassText text = new ClassText();

  private HotPackage(PackageFiles files) {
    this.files = files;
    byte[] content = files.read(TEMPLATE);
    if (content == null) {
      throw PackageException.classLoad(
          "of a HOT package", "File with class definition not found: " + TEMPLATE);
    }
    Object document =
        YamlReader.plain().read(new String(content, StandardCharsets.UTF_8), TEMPLATE);
    if (!(document instanceof YamlMap map) || !map.has("resources")) {
      throw PackageException.format("Not a HOT template");
    }
    this.name = PackageManifest.of(files).fullName();
    this.template = map;
  }

  /**
   * Returns the text of the class file.
   *
   * @throws RuntimeException if the template cannot be used
   */
  public static String classFile(PackageFiles files) {
    return new HotPackage(files).write();
  }

  private String write() {
    text.line(0, "Name", name).line(0, "Extends", "io.murano.Application");
    text.open(0, "Properties");
    text.expressionProperty("name", "$.string().notNull()", "In");
    text.expressionProperty("generatedHeatStackName", "$.string()", "Out");
    text.expressionProperty("hotEnvironment", "$.string()", "In");
    text.dictionaryProperty("templateParameters", parameterContracts(), "In");
    text.dictionaryProperty("templateOutputs", outputContracts(), "Out");
    text.open(0, "Methods");
    writeDeploy();
    writeDestroy();
    return text.toString();
  }

  private List<Map.Entry<String, String>> parameterContracts() {
    if (!files.list("Resources/" + ENVIRONMENTS).isEmpty()) {
      return List.of();
    }
    List<Map.Entry<String, String>> result = new ArrayList<>();
    for (YamlMap.Entry entry : section("parameters").entries()) {
      result.add(Map.entry(String.valueOf(entry.key()), HotParameter.contract(entry.value())));
    }
    return result;
  }

  private List<Map.Entry<String, String>> outputContracts() {
    List<Map.Entry<String, String>> result = new ArrayList<>();
    for (YamlMap.Entry entry : section("outputs").entries()) {
      result.add(Map.entry(String.valueOf(entry.key()), "$.string()"));
    }
    return result;
  }

  private YamlMap section(String key) {
    Object value = template.get(key);
    if (value == null) {
      return new YamlMap(List.of(), template.span());
    }
    if (value instanceof YamlMap map) {
      return map;
    }
    throw NativeException.typeError(key + " of a HOT template must be a mapping");
  }

  private void writeDeploy() {
    text.open(1, "deploy").open(2, "Body");
    text.assign(3, "$environment", "$.find('io.murano.Environment').require()");
    text.assign(
        3, "$reporter", "new('io.murano.system.StatusReporter', environment => $environment)");
    text.item(3, "If", "$.getAttr(generatedHeatStackName) = null").open(4, "Then");
    text.call(5, "$.setAttr(generatedHeatStackName, randomName() + '_' + id($environment))");
    writeStack();
    text.call(3, "$reporter.report($this, 'Application deployment has started')");
    text.assign(3, "$resources", "new('io.murano.system.Resources')");
    text.assign(3, "$template", "$resources.yaml(" + ClassText.quoted(name) + ")");
    writeStackContent();
    text.call(3, "$reporter.report($this, 'Stack creation has started')");
    writePush();
  }

  private void writeStack() {
    text.assign(
        3,
        "$stack",
        "new('io.murano.system.HeatStack', $environment,"
            + " name => $.getAttr(generatedHeatStackName))");
  }

  private void writeStackContent() {
    text.call(3, "$stack.setTemplate($template)");
    text.call(3, "$stack.setParameters($.templateParameters)");
    List<String> names = files.list("Resources/" + FILES);
    text.assign(3, "$files", names.isEmpty() ? "{}" : "dict(" + fileEntries(names) + ")");
    text.call(3, "$stack.setFiles($files)");
    text.item(3, "If", "bool($.hotEnvironment)").open(4, "Then");
    text.call(
        5,
        "$stack.setHotEnvironment($resources.string('" + ENVIRONMENTS + "' + $.hotEnvironment))");
  }

  private static String fileEntries(List<String> names) {
    List<String> entries = new ArrayList<>();
    for (String name : names) {
      String quoted = ClassText.quoted(name);
      String path = ClassText.quoted(FILES + name);
      entries.add(quoted + " => $resources.string(" + path + ")");
    }
    return String.join(", ", entries);
  }

  private void writePush() {
    text.itemOpen(3, "Try").call(5, "$stack.push()");
    text.open(4, "Catch");
    text.line(5, "As", "e").open(5, "Do");
    text.call(6, "$reporter.report_error($this, $e.message)");
    text.itemOpen(6, "Rethrow");
    text.open(4, "Else");
    text.assign(5, "$.templateOutputs", "$stack.output()");
    text.call(5, "$reporter.report($this, 'Stack was successfully created')");
    text.call(5, "$reporter.report($this, 'Application deployment has finished')");
  }

  private void writeDestroy() {
    text.open(1, "destroy").open(2, "Body");
    text.assign(3, "$environment", "$.find('io.murano.Environment').require()");
    writeStack();
    text.call(3, "$stack.delete()");
  }

  /** A parameter of a HOT template as a contract. */
  private static final class HotParameter {

    private HotParameter() {}

    static String contract(@Nullable Object parameter) {
      if (!(parameter instanceof YamlMap map)) {
        throw NativeException.typeError("a HOT parameter must be a mapping");
      }
      StringBuilder result = new StringBuilder("$").append(type(map.get("type")));
      if (map.get("constraints") instanceof List<?> constraints) {
        for (Object constraint : constraints) {
          if (constraint instanceof YamlMap constraintMap) {
            result.append(constraint(constraintMap));
          }
        }
      }
      return result.toString();
    }

    private static String type(@Nullable Object type) {
      return switch (String.valueOf(type)) {
        case "string", "comma_delimited_list", "json" -> ".string()";
        case "number" -> ".int()";
        case "boolean" -> ".bool()";
        default -> throw NativeException.valueError("Unsupported parameter type " + type);
      };
    }

    private static String constraint(YamlMap constraint) {
      if (constraint.get("allowed_values") instanceof List<?> values) {
        List<String> literals = new ArrayList<>();
        for (Object value : values) {
          literals.add(value instanceof String string ? ClassText.quoted(string) : Text.str(value));
        }
        return ".check($ in list(" + String.join(", ", literals) + "))";
      }
      if (constraint.get("length") instanceof YamlMap limits) {
        return range("len($)", limits);
      }
      if (constraint.get("range") instanceof YamlMap limits) {
        return range("$", limits);
      }
      if (constraint.get("allowed_pattern") instanceof String pattern) {
        return ".check($.matches(" + ClassText.quoted(pattern) + "))";
      }
      return "";
    }

    private static String range(String subject, YamlMap limits) {
      List<String> parts = new ArrayList<>();
      if (limits.has("min")) {
        parts.add(subject + " >= " + Text.str(limits.get("min")));
      }
      if (limits.has("max")) {
        parts.add(subject + " <= " + Text.str(limits.get("max")));
      }
      return parts.isEmpty() ? "" : ".check(" + String.join(" and ", parts) + ")";
    }
  }
}
