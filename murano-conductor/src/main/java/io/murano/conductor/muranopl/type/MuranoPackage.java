package io.murano.conductor.muranopl.type;

import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageManifest;
import io.murano.conductor.muranopl.packaging.RuntimeVersion;
import io.murano.conductor.muranopl.version.SemanticVersion;
import io.murano.conductor.muranopl.version.VersionSpec;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One version of a package. Its classes are looked up through the execution, because what a name
 * leads to depends on the packages the execution finds.
 */
public final class MuranoPackage implements YaqlValue {

  /** Name of the package every other package requires. */
  public static final String CORE_LIBRARY = "io.murano";

  private final PackageManifest manifest;
  private final PackageFiles files;
  private final Map<String, VersionSpec> requirements;
  private final MuranoClass packageClass;

  /** Creates a package of its manifest and files. */
  public MuranoPackage(PackageManifest manifest, PackageFiles files) {
    this.manifest = manifest;
    this.files = files;
    this.requirements = requirements(manifest);
    this.packageClass = MuranoClass.standingFor(this);
  }

  private static Map<String, VersionSpec> requirements(PackageManifest manifest) {
    Map<String, VersionSpec> result = new LinkedHashMap<>();
    result.put(manifest.fullName(), VersionSpec.parse("==" + manifest.version().major()));
    if (!manifest.fullName().equals(CORE_LIBRARY)) {
      result.put(CORE_LIBRARY, VersionSpec.parse("==0"));
    }
    result.putAll(manifest.requirements());
    return Collections.unmodifiableMap(result);
  }

  /** Returns the full name. */
  public String name() {
    return manifest.fullName();
  }

  /** Returns the version. */
  public SemanticVersion version() {
    return manifest.version();
  }

  /** Returns the language version. */
  public RuntimeVersion runtimeVersion() {
    return manifest.runtimeVersion();
  }

  /** Returns the manifest. */
  public PackageManifest manifest() {
    return manifest;
  }

  /** Returns the files. */
  public PackageFiles files() {
    return files;
  }

  /**
   * Returns the versions of other packages this one accepts, in the order they are searched:
   * itself, the core library, then those of the manifest.
   */
  public Map<String, VersionSpec> requirements() {
    return requirements;
  }

  /** Returns the class that stands for the package where metadata needs one. */
  public MuranoClass packageClass() {
    return packageClass;
  }

  /** Returns {@code name/version}. */
  public String nameAndVersion() {
    return name() + "/" + version();
  }

  @Override
  public String repr() {
    return "MuranoPackage(" + name() + ")";
  }

  @Override
  public String typeName() {
    return "MuranoPackage";
  }

  @Override
  public String toString() {
    return repr();
  }
}
