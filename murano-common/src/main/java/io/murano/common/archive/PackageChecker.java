package io.murano.common.archive;

import io.murano.common.archive.PackageFinding.Severity;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Checks a package as far as that is possible without the expression language: archive, manifest,
 * images, UI form, structure of class files, references between them. The conductor's command line
 * adds the compilation of all classes on top.
 */
public final class PackageChecker {

  private static final Set<String> LEFTOVERS =
      Set.of(".git", ".svn", "__MACOSX", ".DS_Store", "Thumbs.db", "__pycache__");

  private final PackageArchive archive;
  private final Findings findings = new Findings();

  private PackageChecker(PackageArchive archive) {
    this.archive = archive;
  }

  /**
   * Checks a zip archive or a folder. Never throws for what the package holds: a package that
   * cannot be opened gives fatal findings.
   */
  public static List<PackageFinding> check(Path path, ArchiveLimits limits) {
    try (PackageArchive archive = PackageArchive.open(path, limits)) {
      return check(archive);
    } catch (PackageException e) {
      return e.findings();
    }
  }

  /** Checks an opened package; what the manifest alone shows is included. */
  public static List<PackageFinding> check(PackageArchive archive) {
    return new PackageChecker(archive).run();
  }

  private List<PackageFinding> run() {
    findings.addAll(archive.manifestFindings());
    collect(Severity.FATAL, archive::contentHash);
    collect(Severity.FATAL, archive::logo);
    collect(Severity.FATAL, archive::supplierLogo);
    collect(Severity.FATAL, archive::uiDefinition);
    checkNames();
    RequirementCheck.run(archive, findings);
    if (archive.manifest().format().isHot()) {
      checkHeatTemplate();
    } else {
      collect(Severity.ERROR, () -> UiFormCheck.run(archive, findings));
      new ClassFilesCheck(archive, findings).run();
    }
    ResourceCheck.run(archive, findings);
    return findings.toList();
  }

  private void collect(Severity severity, Runnable check) {
    try {
      check.run();
    } catch (PackageException e) {
      findings.addAll(withSeverity(severity, e));
    }
  }

  static List<PackageFinding> withSeverity(Severity severity, PackageException e) {
    return e.findings().stream()
        .map(f -> new PackageFinding(severity, f.file(), f.position(), f.message()))
        .toList();
  }

  private void checkNames() {
    Map<String, String> seen = new HashMap<>();
    for (String path : archive.files().paths()) {
      String folded = Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
      String other = seen.putIfAbsent(folded, path);
      if (other != null) {
        findings.warning(path, null, "differs from %s only in case or accents".formatted(other));
      }
      for (String segment : path.split("/")) {
        if (LEFTOVERS.contains(segment)) {
          findings.warning(path, null, "is no part of a package");
          break;
        }
      }
    }
  }

  private void checkHeatTemplate() {
    HotTemplate template;
    try {
      template = archive.hotTemplate();
    } catch (PackageException e) {
      return;
    }
    if (!template.hasResources()) {
      findings.error(HotTemplate.FILE, null, "has no resources section and is no Heat template");
    }
    Set<String> types = Set.of("string", "number", "boolean", "json", "comma_delimited_list");
    template
        .parameters()
        .forEach(
            (name, parameter) -> {
              if (!types.contains(parameter.type())) {
                findings.error(
                    HotTemplate.FILE,
                    null,
                    "parameter %s has the type %s; supported are string, number, boolean, json and"
                            .formatted(name, parameter.type())
                        + " comma_delimited_list");
              }
            });
  }
}
