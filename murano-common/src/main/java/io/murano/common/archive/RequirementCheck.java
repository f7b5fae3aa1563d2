package io.murano.common.archive;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Checks the {@code Require} section, which the catalogue itself never looks at. */
final class RequirementCheck {

  private static final Pattern VERSION_SPEC =
      Pattern.compile(
          "\\*|(?:<=?|>=?|==?|!=|\\^|~=?)?\\d+(?:\\.\\d+){0,2}(?:[-+][0-9A-Za-z.+-]+)?");

  private RequirementCheck() {}

  static void run(PackageArchive archive, Findings findings) {
    Node node = archive.manifestRoot().get("Require");
    if (node == null) {
      return;
    }
    YamlMapping requirements = YamlMapping.of(node);
    if (requirements == null) {
      findings.error(ManifestReader.FILE, node, "Require must map package names to versions");
      return;
    }
    for (YamlMapping.Entry entry : requirements.entries()) {
      if (!TypeNames.isFullName(entry.key())) {
        findings.error(
            ManifestReader.FILE,
            entry.keyNode(),
            "%s is no package name".formatted(ManifestReader.shown(entry.keyNode())));
      } else if (entry.key().equals(archive.manifest().fullName())) {
        findings.warning(ManifestReader.FILE, entry.keyNode(), "the package requires itself");
      }
      if (!isVersionSpec(entry.value())) {
        findings.error(
            ManifestReader.FILE,
            entry.value(),
            "%s is no version specification such as 1.2 or >=1.0, <2.0"
                .formatted(ManifestReader.shown(entry.value())));
      }
    }
  }

  private static boolean isVersionSpec(Node node) {
    if (YamlValues.isNull(node)) {
      return true;
    }
    String text = YamlValues.pythonText(node);
    if (text == null) {
      return false;
    }
    String compact = text.replaceAll("\\s", "");
    if (compact.isEmpty()) {
      return true;
    }
    for (String part : compact.split(",", -1)) {
      if (!VERSION_SPEC.matcher(part).matches()) {
        return false;
      }
    }
    return true;
  }
}
