package io.murano.common.archive;

import io.murano.common.archive.PackageFinding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The parts of a Heat template that a UI form is made of.
 *
 * @param parameters by name, in file order
 * @param groups names of the parameters of each group, as far as they are declared
 * @param hasResources whether there is a {@code resources} section, without which it is no template
 */
record HotTemplate(
    Map<String, Parameter> parameters, List<List<String>> groups, boolean hasResources) {

  static final String FILE = "template.yaml";

  /**
   * A parameter.
   *
   * @param type Heat's type, as written
   * @param label name for people; null if there is none
   * @param description text for people; null if there is none
   * @param defaultNode node of the default, which may stand for null; null if there is none
   * @param constraints in file order
   */
  record Parameter(
      String type,
      @Nullable String label,
      @Nullable String description,
      @Nullable Node defaultNode,
      List<Constraint> constraints) {}

  /**
   * A constraint that a form can check.
   *
   * @param kind which one
   * @param argument its value: a mapping with min and max, a list, or a pattern
   * @param description what the user is told; null if there is nothing
   */
  record Constraint(Kind kind, Node argument, @Nullable String description) {}

  /** Constraints that a form can check. */
  enum Kind {
    LENGTH("length"),
    RANGE("range"),
    ALLOWED_VALUES("allowed_values"),
    ALLOWED_PATTERN("allowed_pattern");

    private final String key;

    Kind(String key) {
      this.key = key;
    }
  }

  static HotTemplate read(PackageFiles files, ArchiveLimits limits) {
    if (!files.contains(FILE)) {
      throw PackageException.fatal(FILE, "a Heat.HOT package needs this file");
    }
    List<Node> documents = YamlDocuments.read(files, FILE, limits);
    YamlMapping root = documents.size() == 1 ? YamlMapping.of(documents.get(0)) : null;
    if (root == null) {
      throw PackageException.fatal(FILE, "must be one YAML mapping");
    }
    Map<String, Parameter> parameters = parameters(root);
    return new HotTemplate(parameters, groups(root, parameters), root.has("resources"));
  }

  private static Map<String, Parameter> parameters(YamlMapping root) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    Node node = root.get("parameters");
    if (node != null) {
      for (YamlMapping.Entry entry : mapping(node, "parameters").entries()) {
        parameters.put(
            entry.key(), parameter(entry, mapping(entry.value(), "parameter " + entry.key())));
      }
    }
    return parameters;
  }

  private static Parameter parameter(YamlMapping.Entry entry, YamlMapping spec) {
    Node type = spec.get("type");
    if (type == null) {
      throw fatal(entry.keyNode(), "parameter %s has no type".formatted(entry.key()));
    }
    YamlMapping.Entry defaultEntry = spec.entry("default");
    return new Parameter(
        text(type),
        optionalText(spec, "label"),
        optionalText(spec, "description"),
        defaultEntry == null ? null : defaultEntry.value(),
        constraints(spec));
  }

  private static List<Constraint> constraints(YamlMapping spec) {
    List<Constraint> constraints = new ArrayList<>();
    if (spec.get("constraints") instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        YamlMapping constraint = mapping(item, "a constraint");
        for (Kind kind : Kind.values()) {
          Node argument = constraint.get(kind.key);
          if (argument != null) {
            constraints.add(
                new Constraint(kind, argument, optionalText(constraint, "description")));
            break;
          }
        }
      }
    }
    return constraints;
  }

  private static List<List<String>> groups(YamlMapping root, Map<String, Parameter> parameters) {
    List<List<String>> groups = new ArrayList<>();
    if (root.get("parameter_groups") instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        List<String> names = new ArrayList<>();
        if (mapping(item, "a parameter group").get("parameters") instanceof SequenceNode list) {
          for (Node name : list.getValue()) {
            if (parameters.containsKey(text(name))) {
              names.add(text(name));
            }
          }
        }
        groups.add(List.copyOf(names));
      }
    }
    return groups;
  }

  private static @Nullable String optionalText(YamlMapping mapping, String key) {
    Node node = mapping.get(key);
    return node == null ? null : text(node);
  }

  static String text(Node node) {
    String text = YamlValues.scalarText(node);
    if (text == null) {
      throw fatal(node, "text is expected here, not " + ManifestReader.kind(node));
    }
    return text;
  }

  static YamlMapping mapping(Node node, String what) {
    YamlMapping mapping = YamlMapping.of(node);
    if (mapping == null) {
      throw fatal(node, what + " must be a mapping, not " + ManifestReader.kind(node));
    }
    return mapping;
  }

  static PackageException fatal(Node node, String message) {
    return new PackageException(
        List.of(
            new PackageFinding(
                Severity.FATAL, FILE, SourcePosition.of(node.getStartMark()), message)));
  }
}
