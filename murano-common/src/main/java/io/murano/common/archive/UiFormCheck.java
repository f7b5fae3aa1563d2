package io.murano.common.archive;

import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Checks the outline of a package's own UI form; only the dashboard knows the rest. */
final class UiFormCheck {

  private static final Set<String> KEYS =
      Set.of("Version", "Application", "Forms", "Templates", "Parameters", "ParametersSource");

  private UiFormCheck() {}

  static void run(PackageArchive archive, Findings findings) {
    String path = archive.manifest().files().ui();
    if (!archive.files().contains(path)) {
      if (archive.manifestRoot().get("UI") != null) {
        findings.warning(
            ManifestReader.FILE,
            archive.manifestRoot().get("UI"),
            "%s is not in the package, which is left without a form".formatted(path));
      }
      return;
    }
    List<Node> documents = YamlDocuments.read(archive.files(), path, archive.limits());
    YamlMapping root = documents.size() == 1 ? YamlMapping.of(documents.get(0)) : null;
    if (root == null) {
      findings.error(path, null, "a form is one YAML mapping");
      return;
    }
    new KeyCheck(path, findings).check(root, KEYS, "a form");
    if (YamlMapping.of(root.get("Application")) == null) {
      findings.error(path, root.get("Application"), "a form needs the mapping Application");
    }
    Node forms = root.get("Forms");
    if (forms != null && !(forms instanceof SequenceNode)) {
      findings.error(path, forms, "Forms must be a list");
    }
  }
}
