package io.murano.common.archive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/**
 * What {@code manifest.yaml} says (REST contract 5.2). Immutable; maps keep the order of the file.
 *
 * @param format format and version of the package's rules
 * @param fullName dotted unique name
 * @param type application or library
 * @param version completed version, 0.0.0 when the manifest has none
 * @param displayName name for people, the full name when the manifest has none
 * @param catalogText description, author and tags
 * @param supplier supplier as written; empty when there is none
 * @param files names of the logo and of the UI form
 * @param classes class name to file name below {@code Classes}; a null file is a mistake that the
 *     checker reports
 * @param requirements package name to version specification, null for any 0.x
 * @param meta metadata attached to the package, as plain YAML values
 */
public record PackageManifest(
    PackageFormat format,
    String fullName,
    PackageType type,
    Semver version,
    String displayName,
    CatalogText catalogText,
    Map<String, @Nullable Object> supplier,
    FileNames files,
    Map<String, @Nullable String> classes,
    Map<String, @Nullable String> requirements,
    @Nullable Object meta) {

  /** Copies the maps. */
  public PackageManifest {
    supplier = Collections.unmodifiableMap(new LinkedHashMap<>(supplier));
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    requirements = Collections.unmodifiableMap(new LinkedHashMap<>(requirements));
  }

  /**
   * Text that only people read.
   *
   * @param description null when the manifest has none
   * @param author null when the manifest has none
   * @param tags without repetition
   */
  public record CatalogText(
      @Nullable String description, @Nullable String author, List<String> tags) {

    /** Copies the tags. */
    public CatalogText {
      tags = List.copyOf(tags);
    }
  }

  /**
   * Names of files that the manifest may choose.
   *
   * @param logo path of the logo when the manifest names one
   * @param supplierLogo path of the supplier's logo when the manifest names one
   * @param ui path of the UI form, {@code UI/ui.yaml} unless the manifest names another
   */
  public record FileNames(@Nullable String logo, @Nullable String supplierLogo, String ui) {}
}
