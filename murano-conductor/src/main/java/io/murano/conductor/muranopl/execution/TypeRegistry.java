package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.error.ClassLookupException;
import io.murano.conductor.muranopl.error.PackageLookupException;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageLoader;
import io.murano.conductor.muranopl.type.MetaAttachment;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.type.PackageCode;
import io.murano.conductor.muranopl.version.SemanticVersion;
import io.murano.conductor.muranopl.version.VersionSpec;
import io.murano.conductor.yaql.error.NativeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Packages and classes as one execution finds them. What was found once stays the same for the rest
 * of the execution.
 */
public final class TypeRegistry {

  private static final String EXTENSIONS = MuranoPackage.CORE_LIBRARY + ".extensions.";

  private final PackageLoader loader;
  private final Function<PackageFiles, PackageCode> compiler;
  private final Map<Query, PackageCode> found = new HashMap<>();
  private final Map<MuranoPackage, PackageCode> packages = new HashMap<>();
  private final Map<ClassKey, MuranoClass> classes = new HashMap<>();
  private final Map<ClassKey, MuranoClass> ownClasses = new HashMap<>();
  private final Map<String, Set<SemanticVersion>> fixations = new TreeMap<>();
  private final Map<String, Set<SemanticVersion>> used = new TreeMap<>();

  private final Map<MuranoPackage, Set<String>> openedFiles = new HashMap<>();
  private final Set<ClassKey> linking = new HashSet<>();

  private record Query(String name, boolean isClass, VersionSpec versions) {}

  private record ClassKey(MuranoPackage murano, String name) {}

  /**
   * Creates a registry.
   *
   * @param loader finds package files
   * @param compiler gives the shared code of package files
   */
  public TypeRegistry(PackageLoader loader, Function<PackageFiles, PackageCode> compiler) {
    this.loader = loader;
    this.compiler = compiler;
  }

  /** Makes the given versions win over newer ones (contract muranopl §1.7). */
  public void importFixations(Map<String, ? extends Collection<SemanticVersion>> table) {
    table.forEach((name, versions) -> fixed(fixations, name).addAll(versions));
  }

  /** Returns the versions to fix for the next execution, by package. */
  public Map<String, List<SemanticVersion>> exportFixations() {
    Map<String, List<SemanticVersion>> result = new LinkedHashMap<>();
    fixations.forEach(
        (name, versions) -> {
          if (!versions.isEmpty()) {
            result.put(name, List.copyOf(versions));
          }
        });
    return result;
  }

  /** Forgets fixed versions that this execution did not use. */
  public void compactFixations() {
    fixations.clear();
    used.forEach((name, versions) -> fixations.put(name, new TreeSet<>(versions)));
  }

  private static Set<SemanticVersion> fixed(Map<String, Set<SemanticVersion>> table, String name) {
    return table.computeIfAbsent(name, key -> new TreeSet<>());
  }

  /**
   * Returns a package by name.
   *
   * @throws PackageLookupException if there is none
   */
  public MuranoPackage loadPackage(String name, VersionSpec versions) {
    Query query = new Query(name, false, versions);
    PackageCode code = found.get(query);
    if (code == null) {
      VersionSpec wanted =
          versions.select(fixed(fixations, name)).map(VersionSpec::exactly).orElse(versions);
      Optional<PackageFiles> files = loader.findPackage(name, wanted);
      code = register(files.orElseThrow(() -> PackageLookupException.noPackage(name)));
      found.put(query, code);
      fixed(fixations, name).add(code.murano().version());
      fixed(used, name).add(code.murano().version());
    }
    return code.murano();
  }

  /**
   * Returns a package that declares a class.
   *
   * @throws PackageLookupException if there is none
   */
  public MuranoPackage loadClassPackage(String className, VersionSpec versions) {
    Query query = new Query(className, true, versions);
    PackageCode code = found.get(query);
    if (code == null) {
      Optional<PackageFiles> files = loader.findPackageOfClass(className, versions);
      code = register(files.orElseThrow(() -> PackageLookupException.noPackageForClass(className)));
      found.put(query, code);
    }
    return code.murano();
  }

  /**
   * Returns a class as somebody outside of package code names it.
   *
   * @param packageName package that has the class; null or empty to look it up by the class name
   * @param versions version specification; null for the default
   * @throws RuntimeException if there is none or the specification is malformed
   */
  public MuranoClass findClass(
      String className, @Nullable String packageName, @Nullable String versions) {
    VersionSpec spec;
    try {
      spec = VersionSpec.parse(versions);
    } catch (IllegalArgumentException e) {
      throw NativeException.valueError(String.valueOf(e.getMessage()));
    }
    MuranoPackage murano =
        packageName == null || packageName.isEmpty()
            ? loadClassPackage(className, spec)
            : loadPackage(packageName, spec);
    return findOwnClass(murano, className);
  }

  private PackageCode register(PackageFiles files) {
    PackageCode code = compiler.apply(files);
    packages.put(code.murano(), code);
    return code;
  }

  /**
   * Returns a class as code of a package sees it: its own, then those of its requirements.
   *
   * @throws ClassLookupException if there is none
   */
  public MuranoClass findClass(MuranoPackage viewpoint, String name) {
    ClassKey key = new ClassKey(viewpoint, name);
    MuranoClass known = classes.get(key);
    if (known == null) {
      known = search(viewpoint, name);
      classes.put(key, known);
    }
    return known;
  }

  private MuranoClass search(MuranoPackage viewpoint, String name) {
    MuranoClass own = ownClass(viewpoint, name);
    if (own != null) {
      return own;
    }
    List<String> searched = new ArrayList<>();
    for (Map.Entry<String, VersionSpec> required : viewpoint.requirements().entrySet()) {
      if (required.getKey().equals(viewpoint.name())) {
        continue;
      }
      MuranoPackage other = loadPackage(required.getKey(), required.getValue());
      MuranoClass result = ownClass(other, name);
      if (result == null && name.startsWith(EXTENSIONS)) {
        result = ownClass(other, name.substring(EXTENSIONS.length()));
      }
      if (result != null) {
        return result;
      }
      searched.add(other.nameAndVersion());
    }
    searched.add(viewpoint.nameAndVersion());
    throw ClassLookupException.notFound(name, searched);
  }

  /**
   * Returns a class the package itself declares.
   *
   * @throws ClassLookupException if there is none
   */
  public MuranoClass findOwnClass(MuranoPackage murano, String name) {
    MuranoClass result = ownClass(murano, name);
    if (result == null) {
      throw ClassLookupException.notFound(name, List.of(murano.nameAndVersion()));
    }
    return result;
  }

  /** A class that is being linked cannot be referred to yet, so that cycles end in an error. */
  private @Nullable MuranoClass ownClass(MuranoPackage murano, String name) {
    ClassKey key = new ClassKey(murano, name);
    MuranoClass known = ownClasses.get(key);
    if (known != null || !linking.add(key)) {
      return known;
    }
    try {
      known = code(murano).link(name, linkage(murano));
      if (known != null) {
        ownClasses.put(key, known);
      }
      return known;
    } finally {
      linking.remove(key);
    }
  }

  private PackageCode.Linkage linkage(MuranoPackage murano) {
    Set<String> opened = openedFiles.computeIfAbsent(murano, any -> new HashSet<>());
    return new PackageCode.Linkage(this::findClass, opened);
  }

  /** Returns the metadata attached to a package. */
  public List<MetaAttachment> packageMeta(MuranoPackage murano) {
    return code(murano).packageMeta(linkage(murano));
  }

  /** Returns the names of the classes a package declares. */
  public Set<String> classNames(MuranoPackage murano) {
    return code(murano).classNames();
  }

  private PackageCode code(MuranoPackage murano) {
    PackageCode code = packages.get(murano);
    if (code == null) {
      throw new IllegalStateException(murano + " does not belong to this execution");
    }
    return code;
  }

  /** Returns a class by a name as written in the code of another class. */
  public MuranoClass resolve(String name, MuranoClass scope) {
    return findClass(scope.owningPackage(), scope.namespaces().resolve(name));
  }
}
