package io.murano.common.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Checks files that neither the catalogue nor the class loader reads: images and plan templates.
 */
final class ResourceCheck {

  private static final String IMAGES = "images.lst";

  private final PackageArchive archive;
  private final Findings findings;

  private ResourceCheck(PackageArchive archive, Findings findings) {
    this.archive = archive;
    this.findings = findings;
  }

  static void run(PackageArchive archive, Findings findings) {
    ResourceCheck check = new ResourceCheck(archive, findings);
    if (archive.files().contains(IMAGES)) {
      check.images();
    }
    for (String path : archive.files().below("Resources")) {
      if (path.endsWith(".template") || path.endsWith(".yaml") || path.endsWith(".yml")) {
        check.planTemplate(path);
      }
    }
  }

  private void images() {
    YamlMapping root = mappingOf(IMAGES);
    if (root == null || !(root.get("Images") instanceof SequenceNode images)) {
      findings.warning(IMAGES, null, "clients read a mapping with the list Images from it");
      return;
    }
    for (Node image : images.getValue()) {
      YamlMapping entry = YamlMapping.of(image);
      if (entry == null || entry.get("Name") == null) {
        findings.warning(IMAGES, image, "an image needs a Name");
      }
    }
  }

  private void planTemplate(String path) {
    YamlMapping root = mappingOf(path);
    YamlMapping scripts = root == null ? null : YamlMapping.of(root.get("Scripts"));
    if (root == null || scripts == null || !root.has("FormatVersion")) {
      return;
    }
    Set<String> inline = namesOfInlineFiles(root);
    for (YamlMapping.Entry entry : scripts.entries()) {
      YamlMapping script = YamlMapping.of(entry.value());
      Node type = script == null ? null : script.get("Type");
      if (script == null || type == null || !"Application".equals(YamlValues.scalarText(type))) {
        continue;
      }
      List<Node> names = new ArrayList<>();
      Node entryPoint = script.get("EntryPoint");
      if (entryPoint != null) {
        names.add(entryPoint);
      }
      if (script.get("Files") instanceof SequenceNode list) {
        names.addAll(list.getValue());
      }
      names.forEach(name -> requireScript(path, name, inline));
    }
  }

  private static Set<String> namesOfInlineFiles(YamlMapping root) {
    Set<String> names = new HashSet<>();
    YamlMapping files = YamlMapping.of(root.get("Files"));
    if (files != null) {
      for (YamlMapping.Entry entry : files.entries()) {
        YamlMapping file = YamlMapping.of(entry.value());
        Node name = file == null ? null : file.get("Name");
        String text = name == null ? null : YamlValues.scalarText(name);
        if (text != null) {
          names.add(text);
        }
      }
    }
    return names;
  }

  private void requireScript(String path, Node node, Set<String> inline) {
    String text = YamlValues.scalarText(node);
    if (text == null || text.contains("://") || text.contains("$") || inline.contains(text)) {
      return;
    }
    String name =
        text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    if (archive.resource("scripts/" + name).isEmpty()) {
      findings.warning(path, node, "Resources/scripts/%s is not in the package".formatted(name));
    }
  }

  private @Nullable YamlMapping mappingOf(String path) {
    try {
      List<Node> documents = YamlDocuments.read(archive.files(), path, archive.limits());
      return documents.size() == 1 ? YamlMapping.of(documents.get(0)) : null;
    } catch (PackageException e) {
      return null;
    }
  }
}
