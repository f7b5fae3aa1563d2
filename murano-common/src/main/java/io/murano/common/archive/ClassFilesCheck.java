package io.murano.common.archive;

import io.murano.common.archive.PackageFinding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Checks the {@code Classes} section of the manifest against the class files, and each file. */
final class ClassFilesCheck {

  private final PackageArchive archive;
  private final Findings findings;

  ClassFilesCheck(PackageArchive archive, Findings findings) {
    this.archive = archive;
    this.findings = findings;
  }

  void run() {
    Map<String, List<YamlMapping.Entry>> byFile = new LinkedHashMap<>();
    YamlMapping classes = YamlMapping.of(archive.manifestRoot().get("Classes"));
    if (classes != null) {
      for (YamlMapping.Entry entry : classes.entries()) {
        String path = classFile(entry);
        if (path != null) {
          byFile.computeIfAbsent(path, key -> new ArrayList<>()).add(entry);
        }
      }
      classes
          .repeated()
          .forEach(
              entry ->
                  findings.warning(
                      ManifestReader.FILE,
                      entry.keyNode(),
                      "class %s is named twice; the later entry counts".formatted(entry.key())));
    }
    byFile.forEach(this::checkFile);
    for (String path : archive.files().below("Classes")) {
      if (path.endsWith(".yaml") && !byFile.containsKey(path)) {
        findings.warning(path, null, "no class of the manifest is in this file");
      }
    }
  }

  private @Nullable String classFile(YamlMapping.Entry entry) {
    if (!TypeNames.isClassName(entry.key())) {
      findings.error(
          ManifestReader.FILE,
          entry.keyNode(),
          "\"%s\" is no class name".formatted(ArchivePath.printable(entry.key())));
    }
    String name = YamlValues.scalarText(entry.value());
    if (name == null || YamlValues.isNull(entry.value())) {
      findings.error(
          ManifestReader.FILE, entry.value(), "class %s names no file".formatted(entry.key()));
      return null;
    }
    Optional<String> path = ArchivePath.resolve("Classes", name);
    if (path.isEmpty()) {
      findings.error(
          ManifestReader.FILE,
          entry.value(),
          "file %s leaves the folder Classes".formatted(ManifestReader.shown(entry.value())));
      return null;
    }
    if (!archive.files().contains(path.get())) {
      findings.error(
          ManifestReader.FILE,
          entry.value(),
          "%s of class %s is not in the package%s"
              .formatted(path.get(), entry.key(), caseHint(path.get())));
      return null;
    }
    return path.get();
  }

  private String caseHint(String path) {
    for (String other : archive.files().paths()) {
      if (other.equalsIgnoreCase(path)) {
        return "; there is %s, and case counts".formatted(other);
      }
    }
    return "";
  }

  private void checkFile(String path, List<YamlMapping.Entry> wanted) {
    List<Node> documents;
    try {
      documents = YamlDocuments.read(archive.files(), path, archive.limits());
    } catch (PackageException e) {
      findings.addAll(PackageChecker.withSeverity(Severity.ERROR, e));
      return;
    }
    DeclaredNames names = new DeclaredNames();
    TypeNames scope = TypeNames.NONE;
    for (Node document : documents) {
      if (isEmpty(document)) {
        continue;
      }
      YamlMapping root = YamlMapping.of(document);
      if (root == null) {
        findings.error(path, document, "a class must be a mapping, not text or a list");
        names.uncertain = true;
        continue;
      }
      YamlMapping namespaces = YamlMapping.of(root.get("Namespaces"));
      if (namespaces != null) {
        scope = TypeNames.read(path, namespaces, findings);
      } else if (root.has("Namespaces")) {
        scope = TypeNames.NONE;
      }
      checkDocument(path, root, scope, names);
    }
    requireDeclared(path, wanted, names);
  }

  /** Documents that are empty in any way are skipped by the original's loader. */
  private static boolean isEmpty(Node document) {
    return YamlValues.isNull(document)
        || "".equals(YamlValues.scalarText(document))
        || (document instanceof MappingNode mapping && mapping.getValue().isEmpty())
        || (document instanceof SequenceNode sequence && sequence.getValue().isEmpty());
  }

  private void checkDocument(String path, YamlMapping root, TypeNames scope, DeclaredNames names) {
    boolean onlyNamespaces = root.entries().size() == 1 && root.has("Namespaces");
    if (onlyNamespaces) {
      return;
    }
    new ClassDocumentCheck(path, scope, archive.manifest().format(), findings).run(root);
    Node name = root.get("Name");
    if (name == null) {
      if (names.unnamed) {
        findings.error(path, root.node(), "only one class of a file may be without Name");
      }
      names.unnamed = true;
      return;
    }
    String text = YamlValues.scalarText(name);
    Optional<String> fullName = text == null ? Optional.empty() : scope.resolve(text);
    if (fullName.isEmpty()) {
      names.uncertain = true;
    } else if (names.declared.contains(fullName.get())) {
      findings.warning(path, name, "class %s is declared twice".formatted(fullName.get()));
    } else {
      names.declared.add(fullName.get());
    }
  }

  private void requireDeclared(String path, List<YamlMapping.Entry> wanted, DeclaredNames names) {
    if (names.unnamed || names.uncertain) {
      return;
    }
    for (YamlMapping.Entry entry : wanted) {
      if (!names.declared.contains(entry.key())) {
        findings.error(
            ManifestReader.FILE,
            entry.keyNode(),
            names.declared.isEmpty()
                ? "%s declares no class".formatted(path)
                : "%s does not declare class %s, but %s"
                    .formatted(path, entry.key(), String.join(", ", names.declared)));
      }
    }
  }

  private static final class DeclaredNames {
    private final List<String> declared = new ArrayList<>();
    private boolean unnamed;
    private boolean uncertain;
  }
}
