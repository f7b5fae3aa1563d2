package io.murano.common.archive;

import io.murano.common.archive.PackageManifest.CatalogText;
import io.murano.common.archive.PackageManifest.FileNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads {@code manifest.yaml} with the rules of REST contract 5.2 and 5.4. */
final class ManifestReader {

  static final String FILE = "manifest.yaml";

  private static final int MAX_FULL_NAME = 128;
  private static final int MAX_CLASS_NAME = 128;
  private static final int MAX_SHORT_TEXT = 80;

  private final YamlMapping root;
  private final Findings findings;

  private ManifestReader(YamlMapping root, Findings findings) {
    this.root = root;
    this.findings = findings;
  }

  /** Returns the mapping of the manifest file; fails if there is none. */
  static YamlMapping root(PackageFiles files, ArchiveLimits limits) {
    if (!files.contains(FILE)) {
      throw PackageException.fatal(null, "there is no " + FILE + hint(files));
    }
    List<Node> documents = YamlDocuments.read(files, FILE, limits);
    if (documents.size() > 1) {
      throw PackageException.fatal(FILE, "must hold one YAML document, not " + documents.size());
    }
    YamlMapping root = documents.isEmpty() ? null : YamlMapping.of(documents.get(0));
    if (root == null) {
      throw PackageException.fatal(FILE, "must be a mapping with FullName, Type and so on");
    }
    return root;
  }

  private static String hint(PackageFiles files) {
    for (String path : files.paths()) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (name.toLowerCase(Locale.ROOT).matches("manifest\\.ya?ml")) {
        return " at the root of the package; there is " + path;
      }
    }
    return " at the root of the package";
  }

  /**
   * Reads all fields.
   *
   * @param findings receives fatal ones for fields that cannot be used
   */
  static PackageManifest read(YamlMapping root, Findings findings) {
    ManifestReader reader = new ManifestReader(root, findings);
    reader.refuseUnstorableText();
    PackageManifest manifest = reader.read();
    findings.throwIfFatal();
    return manifest;
  }

  private void refuseUnstorableText() {
    new ScalarWalk(
            scalar -> {
              if (!TextDecoder.isStorable(scalar.getValue())) {
                findings.fatal(FILE, scalar, TextDecoder.NOT_STORABLE);
              }
            })
        .visit(root.node());
  }

  private PackageManifest read() {
    String fullName = fullName();
    Map<String, @Nullable Object> supplier = supplier();
    String displayName = text("Name", MAX_SHORT_TEXT, true);
    if (displayName == null && fullName.length() > MAX_SHORT_TEXT) {
      findings.fatal(
          FILE,
          root.get("FullName"),
          "Name is missing and FullName, which stands in for it, is longer than %d characters"
              .formatted(MAX_SHORT_TEXT));
    }
    return new PackageManifest(
        format(),
        fullName,
        type(),
        version(),
        displayName == null ? fullName : displayName,
        new CatalogText(
            text("Description", Integer.MAX_VALUE, false),
            text("Author", MAX_SHORT_TEXT, false),
            tags()),
        supplier,
        new FileNames(
            fileName(root.get("Logo"), "", "Logo"),
            fileName(supplierLogo(), "", "Supplier.Logo"),
            uiFile()),
        classes(),
        requirements(),
        root.get("Meta") == null ? null : plain(root.get("Meta")));
  }

  private PackageFormat format() {
    Node node = root.get("Format");
    String text = node == null ? null : YamlValues.pythonText(node);
    if (node == null || (text != null && text.isEmpty())) {
      return PackageFormat.DEFAULT;
    }
    return PackageFormat.parse(text == null ? "" : text)
        .orElseGet(
            fatal(
                node,
                "Format %s is not supported: %s are".formatted(shown(node), PackageFormat.ACCEPTED),
                PackageFormat.DEFAULT));
  }

  private String fullName() {
    Node node = root.get("FullName");
    if (node == null || "".equals(YamlValues.scalarText(node))) {
      findings.fatal(FILE, node, "FullName is missing: it names the package, as in com.acme.Shop");
      return "";
    }
    String text = YamlValues.isString(node) ? YamlValues.scalarText(node) : null;
    if (text != null && text.length() > 2 * MAX_FULL_NAME) {
      requireLength(node, "FullName", text, MAX_FULL_NAME);
      return "";
    }
    if (text == null || !TypeNames.isFullName(text)) {
      findings.fatal(
          FILE,
          node,
          "FullName %s is not words joined by single dots, as in com.acme.Shop"
              .formatted(shown(node)));
      return "";
    }
    requireLength(node, "FullName", text, MAX_FULL_NAME);
    return text;
  }

  private PackageType type() {
    Node node = root.get("Type");
    String text = node == null ? null : YamlValues.scalarText(node);
    for (PackageType type : PackageType.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    findings.fatal(
        FILE,
        node,
        node == null
            ? "Type is missing: Application or Library"
            : "Type %s is neither Application nor Library".formatted(shown(node)));
    return PackageType.Application;
  }

  private Semver version() {
    YamlMapping.Entry entry = root.entry("Version");
    if (entry == null) {
      return PackageVersions.DEFAULT;
    }
    String text = YamlValues.pythonText(entry.value());
    Semver version =
        PackageVersions.coerce(text == null ? "" : text)
            .orElseGet(
                fatal(
                    entry.value(),
                    "Version %s is not a version such as 1.2.3".formatted(shown(entry.value())),
                    PackageVersions.DEFAULT));
    if (entry.value().getTag().equals(Tag.FLOAT)
        && text != null
        && !text.equals(YamlValues.scalarText(entry.value()))) {
      findings.warning(
          FILE,
          entry.value(),
          "Version %s is a number and reads as %s: quote it".formatted(shown(entry.value()), text));
    }
    return version;
  }

  private List<String> tags() {
    YamlMapping.Entry entry = root.entry("Tags");
    if (entry == null) {
      return List.of();
    }
    if (!(entry.value() instanceof SequenceNode sequence)) {
      findings.fatal(FILE, entry.value(), "Tags must be a list of text");
      return List.of();
    }
    Set<String> tags = new LinkedHashSet<>();
    for (Node node : sequence.getValue()) {
      String tag = YamlValues.pythonText(node);
      if (tag == null) {
        findings.fatal(FILE, node, "a tag must be text, not " + kind(node));
      } else {
        requireLength(node, "a tag", tag, MAX_SHORT_TEXT);
        tags.add(tag);
      }
    }
    return new ArrayList<>(tags);
  }

  private Map<String, @Nullable Object> supplier() {
    Node node = root.get("Supplier");
    Map<String, @Nullable Object> supplier = new LinkedHashMap<>();
    if (node == null) {
      return supplier;
    }
    if (plain(node) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> supplier.put(String.valueOf(key), value));
    } else if (!"".equals(YamlValues.scalarText(node))) {
      findings.fatal(FILE, node, "Supplier must be a mapping, not " + kind(node));
    }
    return supplier;
  }

  private @Nullable Node supplierLogo() {
    YamlMapping supplier = YamlMapping.of(root.get("Supplier"));
    return supplier == null ? null : supplier.get("Logo");
  }

  private Map<String, @Nullable String> classes() {
    Map<String, @Nullable String> classes = new LinkedHashMap<>();
    Node node = root.get("Classes");
    if (node == null) {
      return classes;
    }
    YamlMapping mapping = YamlMapping.of(node);
    if (mapping == null) {
      findings.fatal(FILE, node, "Classes must map class names to files, not be " + kind(node));
      return classes;
    }
    mapping
        .otherKeys()
        .forEach(key -> findings.fatal(FILE, key, "a class name must be text, not " + kind(key)));
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (!YamlValues.isString(entry.keyNode())) {
        findings.fatal(
            FILE,
            entry.keyNode(),
            "class name %s must be quoted".formatted(shown(entry.keyNode())));
      }
      requireLength(entry.keyNode(), "a class name", entry.key(), MAX_CLASS_NAME);
      classes.put(entry.key(), YamlValues.pythonText(entry.value()));
    }
    return classes;
  }

  private Map<String, @Nullable String> requirements() {
    Map<String, @Nullable String> requirements = new LinkedHashMap<>();
    YamlMapping mapping = YamlMapping.of(root.get("Require"));
    if (mapping != null) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        requirements.put(entry.key(), YamlValues.pythonText(entry.value()));
      }
    }
    return requirements;
  }

  private String uiFile() {
    String path = fileName(root.get("UI"), "UI", "UI");
    return path == null ? "UI/ui.yaml" : path;
  }

  private @Nullable String fileName(@Nullable Node node, String folder, String what) {
    if (node == null || "".equals(YamlValues.scalarText(node))) {
      return null;
    }
    String name = YamlValues.scalarText(node);
    if (name == null) {
      findings.fatal(FILE, node, what + " must be a file name, not " + kind(node));
      return null;
    }
    Optional<String> path = ArchivePath.resolve(folder, name);
    if (path.isEmpty()) {
      findings.fatal(
          FILE,
          node,
          "%s %s leaves the folder %s".formatted(what, shown(node), shownFolder(folder)));
    }
    return path.orElse(null);
  }

  private static String shownFolder(String folder) {
    return folder.isEmpty() ? "of the package" : folder;
  }

  private @Nullable String text(String field, int maxLength, boolean onlyStrings) {
    Node node = root.get(field);
    if (node == null) {
      return null;
    }
    String text = YamlValues.pythonText(node);
    if (text == null || (onlyStrings && !YamlValues.isString(node))) {
      findings.fatal(FILE, node, "%s must be text, not %s: quote it".formatted(field, kind(node)));
      return null;
    }
    requireLength(node, field, text, maxLength);
    return text;
  }

  private void requireLength(Node node, String what, String text, int max) {
    int length = text.codePointCount(0, text.length());
    if (length > max) {
      findings.fatal(FILE, node, "%s has %d characters, more than %d".formatted(what, length, max));
    }
  }

  private @Nullable Object plain(@Nullable Node node) {
    return node == null ? null : YamlValues.value(FILE, node);
  }

  private <T> Supplier<T> fatal(Node node, String message, T instead) {
    return () -> {
      findings.fatal(FILE, node, message);
      return instead;
    };
  }

  static String shown(Node node) {
    String text = YamlValues.scalarText(node);
    if (text == null) {
      return kind(node);
    }
    String printable = ArchivePath.printable(text);
    return "\"" + (printable.length() > 80 ? printable.substring(0, 80) + "…" : printable) + "\"";
  }

  static String kind(Node node) {
    if (node instanceof ScalarNode) {
      String tag = node.getTag().getValue();
      return switch (tag.substring(tag.lastIndexOf(':') + 1)) {
        case "null" -> "null";
        case "bool" -> "a boolean";
        case "int", "float" -> "a number";
        case "timestamp" -> "a date";
        default -> "text";
      };
    }
    return node instanceof SequenceNode ? "a list" : "a mapping";
  }
}
