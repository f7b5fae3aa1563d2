package io.murano.conductor.muranopl.declaration;

import io.murano.conductor.muranopl.contract.ContractLanguage;
import io.murano.conductor.muranopl.expression.Dialects;
import io.murano.conductor.muranopl.packaging.HotPackage;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageManifest;
import io.murano.conductor.muranopl.packaging.RuntimeVersion;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.type.NativeMembers;
import io.murano.conductor.muranopl.type.PackageCode;
import io.murano.conductor.muranopl.yaml.YamlReader;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Gives the code of packages and keeps what was used last, by the hash of the content. Thread-safe.
 */
public final class PackageCompiler implements Function<PackageFiles, PackageCode> {

  private final ContractLanguage contracts;
  private final Map<String, NativeMembers> natives = new LinkedHashMap<>();
  private final Map<RuntimeVersion, YamlReader> readers = new EnumMap<>(RuntimeVersion.class);
  private final Map<String, PackageCode> known;

  /**
   * Creates a compiler.
   *
   * @param contracts makes contracts
   * @param natives native parts of classes
   * @param capacity how many packages to keep
   * @throws IllegalArgumentException if two native parts are for the same class
   */
  public PackageCompiler(
      ContractLanguage contracts, Collection<NativeMembers> natives, int capacity) {
    this.contracts = contracts;
    for (NativeMembers members : natives) {
      if (this.natives.put(members.className(), members) != null) {
        throw new IllegalArgumentException(
            "there are two native classes for " + members.className());
      }
    }
    for (RuntimeVersion version : RuntimeVersion.values()) {
      readers.put(
          version,
          YamlReader.withExpressions(
              new ExpressionReader(Dialects.of(version).engine(), version.isLegacy())));
    }
    this.known =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, PackageCode> eldest) {
            return size() > capacity;
          }
        };
  }

  /**
   * Returns the code of a package.
   *
   * @throws io.murano.conductor.muranopl.error.PackageException if its manifest cannot be used
   */
  @Override
  public PackageCode apply(PackageFiles files) {
    String hash = files.contentHash();
    synchronized (known) {
      PackageCode code = known.get(hash);
      if (code == null) {
        code = compile(files);
        known.put(hash, code);
      }
      return code;
    }
  }

  private PackageCode compile(PackageFiles files) {
    PackageManifest manifest = PackageManifest.of(files);
    RuntimeVersion version = manifest.runtimeVersion();
    YamlReader reader = readers.get(version);
    if (reader == null) {
      throw new IllegalStateException("no reader for " + version);
    }
    return new CompiledPackage(
        new MuranoPackage(manifest, files),
        HotPackage::classFile,
        reader,
        new MemberCompiler(contracts, version),
        nativesOf(manifest));
  }

  /** A native part belongs to a named package or to the one whose manifest lists its class. */
  private Map<String, NativeMembers> nativesOf(PackageManifest manifest) {
    Map<String, NativeMembers> result = new LinkedHashMap<>();
    natives.forEach(
        (className, members) -> {
          boolean listed = manifest.classes().containsKey(className);
          String home = members.packageName();
          if (home == null ? listed : home.equals(manifest.fullName())) {
            result.put(className, members);
          }
        });
    return result;
  }
}
