package io.murano.common.archive;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Checks the structure of one class (MuranoPL contract 2.1 to 2.4). */
final class ClassDocumentCheck {

  private static final Set<String> CLASS_KEYS =
      Set.of(
          "Namespaces",
          "Name",
          "Usage",
          "Extends",
          "Import",
          "Meta",
          "Properties",
          "Methods",
          "Workflow",
          "Cardinality",
          "Applies",
          "Inherited");
  private static final Set<String> PROPERTY_KEYS = Set.of("Contract", "Usage", "Default", "Meta");
  private static final Set<String> PROPERTY_USAGES =
      Set.of("In", "Out", "InOut", "Runtime", "Const", "Config", "Static");
  private static final Set<String> META_TARGETS =
      Set.of("Package", "Type", "Property", "Method", "Argument", "All");

  private final String file;
  private final TypeNames scope;
  private final PackageFormat format;
  private final Findings findings;
  private final KeyCheck keys;

  ClassDocumentCheck(String file, TypeNames scope, PackageFormat format, Findings findings) {
    this.file = file;
    this.scope = scope;
    this.format = format;
    this.findings = findings;
    this.keys = new KeyCheck(file, findings);
  }

  void run(YamlMapping root) {
    keys.check(root, CLASS_KEYS, "a class");
    if (root.get("Namespaces") != null) {
      requireMapping(root.get("Namespaces"), "Namespaces");
    }
    Node name = root.get("Name");
    if (name != null) {
      checkTypeName(name, "Name");
    }
    checkTypeNames(root.get("Extends"), "Extends");
    checkTypeNames(root.get("Import"), "Import");
    checkMeta(root.get("Meta"));
    checkMetaClass(root);
    checkProperties(root.get("Properties"));
    Node methods = root.get("Methods");
    if (methods == null) {
      methods = root.get("Workflow");
    } else if (root.get("Workflow") != null) {
      findings.warning(file, root.get("Workflow"), "Workflow is ignored because Methods is there");
    }
    checkMethods(methods);
  }

  private void checkMetaClass(YamlMapping root) {
    keys.choice(root.get("Usage"), "Usage", Set.of("Class", "Meta"));
    keys.choice(root.get("Cardinality"), "Cardinality", Set.of("One", "Many"));
    Node inherited = root.get("Inherited");
    if (inherited != null && !"bool".equals(tagName(inherited))) {
      findings.error(file, inherited, "Inherited must be true or false");
    }
    Node applies = root.get("Applies");
    if (applies instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> keys.choice(item, "Applies", META_TARGETS));
    } else {
      keys.choice(applies, "Applies", META_TARGETS);
    }
  }

  private static String tagName(Node node) {
    String tag = node.getTag().getValue();
    return tag.substring(tag.lastIndexOf(':') + 1);
  }

  private void checkTypeNames(@Nullable Node node, String what) {
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> checkTypeName(item, what));
    } else if (node != null) {
      checkTypeName(node, what);
    }
  }

  private void checkTypeName(Node node, String what) {
    String text = YamlValues.scalarText(node);
    if (text == null || !TypeNames.isTypeName(text)) {
      findings.error(
          file, node, "%s %s is no type name".formatted(what, ManifestReader.shown(node)));
    } else if (scope.resolve(text).isEmpty()) {
      findings.error(
          file,
          node,
          "the prefix of %s is not declared in Namespaces".formatted(ManifestReader.shown(node)));
    }
  }

  private void checkMeta(@Nullable Node node) {
    List<Node> items =
        node instanceof SequenceNode sequence
            ? sequence.getValue()
            : node == null ? List.of() : List.of(node);
    for (Node item : items) {
      YamlMapping mapping = YamlMapping.of(item);
      if (mapping == null) {
        checkTypeName(item, "Meta");
      } else if (mapping.entries().size() != 1) {
        findings.error(file, item, "an entry of Meta is one type name with its values");
      } else {
        checkTypeName(mapping.entries().iterator().next().keyNode(), "Meta");
      }
    }
  }

  private void checkProperties(@Nullable Node node) {
    YamlMapping properties = requireMapping(node, "Properties");
    if (properties == null) {
      return;
    }
    keys.repeated(properties);
    for (YamlMapping.Entry entry : properties.entries()) {
      if (!TypeNames.isIdentifier(entry.key())) {
        findings.warning(
            file, entry.keyNode(), "property name \"%s\" is no word".formatted(entry.key()));
      }
      checkSpec(entry, "property");
    }
  }

  private void checkSpec(YamlMapping.Entry entry, String what) {
    YamlMapping spec = YamlMapping.of(entry.value());
    if (spec == null) {
      findings.error(
          file,
          entry.keyNode(),
          "%s %s must be a mapping with a Contract".formatted(what, entry.key()));
      return;
    }
    keys.check(spec, PROPERTY_KEYS, what + " " + entry.key());
    if (!spec.has("Contract")) {
      findings.error(file, entry.keyNode(), "%s %s has no Contract".formatted(what, entry.key()));
    }
    keys.choice(
        spec.get("Usage"),
        "Usage",
        what.equals("property") ? PROPERTY_USAGES : MethodCheck.ARGUMENT_USAGES);
    checkMeta(spec.get("Meta"));
  }

  private void checkMethods(@Nullable Node node) {
    YamlMapping methods = requireMapping(node, "Methods");
    if (methods == null) {
      return;
    }
    keys.repeated(methods);
    MethodCheck check =
        new MethodCheck(file, format, findings, entry -> checkSpec(entry, "argument"));
    for (YamlMapping.Entry entry : methods.entries()) {
      Node meta = check.run(entry);
      checkMeta(meta);
    }
  }

  private @Nullable YamlMapping requireMapping(@Nullable Node node, String what) {
    YamlMapping mapping = YamlMapping.of(node);
    if (node != null && mapping == null && !"".equals(YamlValues.scalarText(node))) {
      findings.error(
          file, node, "%s must be a mapping, not %s".formatted(what, ManifestReader.kind(node)));
    }
    return mapping;
  }
}
