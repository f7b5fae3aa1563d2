package io.murano.conductor.muranopl.packaging;

import io.murano.conductor.muranopl.error.PackageException;
import io.murano.conductor.muranopl.version.SemanticVersion;
import io.murano.conductor.muranopl.version.VersionSpec;
import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.muranopl.yaml.YamlReader;
import io.murano.conductor.muranopl.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the engine needs of a {@code manifest.yaml} (contract muranopl §1.1).
 *
 * @param fullName name of the package
 * @param version version, {@code 0.0.0} by default
 * @param runtimeVersion language version
 * @param hot whether the package is a HOT template
 * @param classes class name → file below {@code Classes/}
 * @param requirements required package → acceptable versions, in the order written
 * @param meta metadata of the package as written, or null
 */
public record PackageManifest(
    String fullName,
    SemanticVersion version,
    RuntimeVersion runtimeVersion,
    boolean hot,
    Map<String, String> classes,
    Map<String, VersionSpec> requirements,
    @Nullable Object meta) {

  /** Path of the manifest below the root of a package. */
  public static final String PATH = "manifest.yaml";

  private static final String LANGUAGE = "MuranoPL/";
  private static final Pattern FULL_NAME = Pattern.compile("(?U)[\\w.]+");

  /** Copies the maps, keeping their order. */
  public PackageManifest {
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    requirements = Collections.unmodifiableMap(new LinkedHashMap<>(requirements));
  }

  /**
   * Reads the manifest of a package.
   *
   * @throws PackageException if there is none or it cannot be used
   */
  public static PackageManifest of(PackageFiles files) {
    byte[] content = files.read(PATH);
    if (content == null) {
      throw PackageException.load("Unable to find package manifest", null);
    }
    return parse(new String(content, StandardCharsets.UTF_8));
  }

  /**
   * Reads a manifest.
   *
   * @throws PackageException if it cannot be used
   */
  public static PackageManifest parse(String text) {
    Object document;
    try {
      document = YamlReader.plain().read(text, PATH);
    } catch (YamlSyntaxException e) {
      throw PackageException.load("Unable to load due to '" + e.getMessage() + "'", e);
    }
    if (!(document instanceof YamlMap manifest)) {
      throw PackageException.format("the manifest is not a mapping");
    }
    String format = format(manifest);
    checkType(manifest);
    boolean hot = format.equals("Heat.HOT/1.0");
    String fullName = fullName(manifest);
    return new PackageManifest(
        fullName,
        version(manifest),
        hot ? RuntimeVersion.V1_0 : runtimeVersion(format),
        hot,
        hot ? Map.of(fullName, HotPackage.TEMPLATE) : classes(manifest),
        hot ? Map.of() : requirements(manifest),
        hot ? null : manifest.get("Meta"));
  }

  private static String format(YamlMap manifest) {
    Object value = manifest.get("Format");
    String text = value == null ? "" : ManifestText.of(value);
    if (text.isEmpty()) {
      return LANGUAGE + "1.0";
    }
    return Character.isDigit(text.charAt(0)) ? LANGUAGE + text : text;
  }

  private static RuntimeVersion runtimeVersion(String format) {
    if (format.startsWith(LANGUAGE)) {
      String number = format.substring(LANGUAGE.length());
      for (RuntimeVersion version : RuntimeVersion.values()) {
        if (isVersion(number, version)) {
          return version;
        }
      }
    }
    throw PackageException.format(
        "Unsupported format "
            + format
            + "; accepted are MuranoPL/1.0 to MuranoPL/1.4 and Heat.HOT/1.0");
  }

  private static boolean isVersion(String number, RuntimeVersion version) {
    try {
      return SemanticVersion.coerce(number).equals(SemanticVersion.coerce(version.toString()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void checkType(YamlMap manifest) {
    Object type = manifest.get("Type");
    if (!"Application".equals(type) && !"Library".equals(type)) {
      throw PackageException.format(
          "Invalid package Type " + type + "; accepted are Application and Library");
    }
  }

  private static String fullName(YamlMap manifest) {
    Object value = manifest.get("FullName");
    if (value == null || "".equals(value)) {
      throw PackageException.format("FullName is not specified");
    }
    String name = ManifestText.of(value);
    if (!FULL_NAME.matcher(name).matches()
        || name.startsWith(".")
        || name.endsWith(".")
        || name.contains("..")) {
      throw PackageException.format("Invalid FullName " + name);
    }
    return name;
  }

  private static SemanticVersion version(YamlMap manifest) {
    Object value = manifest.get("Version");
    try {
      return SemanticVersion.coerce(value == null ? "" : ManifestText.of(value));
    } catch (IllegalArgumentException e) {
      throw PackageException.load("Version: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> classes(YamlMap manifest) {
    Map<String, String> result = new LinkedHashMap<>();
    Object classes = manifest.get("Classes");
    if (classes == null) {
      return result;
    }
    if (!(classes instanceof YamlMap map)) {
      throw PackageException.format("Classes must map class names to file names");
    }
    for (YamlMap.Entry entry : map.entries()) {
      result.put(ManifestText.of(entry.key()), ManifestText.of(entry.value()));
    }
    return result;
  }

  private static Map<String, VersionSpec> requirements(YamlMap manifest) {
    Map<String, VersionSpec> result = new LinkedHashMap<>();
    Object require = manifest.get("Require");
    if (require == null) {
      return result;
    }
    if (!(require instanceof YamlMap map)) {
      throw PackageException.format("Require must map package names to versions");
    }
    for (YamlMap.Entry entry : map.entries()) {
      String name = ManifestText.of(entry.key());
      try {
        result.put(name, VersionSpec.parse(ManifestText.ofVersion(entry.value())));
      } catch (IllegalArgumentException e) {
        throw PackageException.format("Require " + name + ": " + e.getMessage());
      }
    }
    return result;
  }
}
