package io.murano.conductor.muranopl.declaration;

import io.murano.conductor.muranopl.error.ClassLookupException;
import io.murano.conductor.muranopl.error.PackageException;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageManifest;
import io.murano.conductor.muranopl.type.MetaAttachment;
import io.murano.conductor.muranopl.type.MetaTarget;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.type.NamespaceResolver;
import io.murano.conductor.muranopl.type.NativeMembers;
import io.murano.conductor.muranopl.type.PackageCode;
import io.murano.conductor.muranopl.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A package whose class files are read and compiled when a class of theirs is first asked for. */
final class CompiledPackage implements PackageCode {

  private static final String FOLDER = "Classes/";

  private final MuranoPackage murano;
  private final Function<PackageFiles, String> generatedClass;
  private final YamlReader reader;
  private final MemberCompiler compiler;
  private final Map<String, NativeMembers> natives;
  private final Map<String, ClassDocuments> files = new ConcurrentHashMap<>();
  private final Map<String, LinkableClass> classes = new ConcurrentHashMap<>();

  /**
   * Creates the code of a package.
   *
   * @param murano the package
   * @param generatedClass writes the class file of a HOT package
   * @param reader reads class files
   * @param compiler compiles members
   * @param natives native parts of the package's classes by class name
   */
  CompiledPackage(
      MuranoPackage murano,
      Function<PackageFiles, String> generatedClass,
      YamlReader reader,
      MemberCompiler compiler,
      Map<String, NativeMembers> natives) {
    this.murano = murano;
    this.generatedClass = generatedClass;
    this.reader = reader;
    this.compiler = compiler;
    this.natives = Map.copyOf(natives);
  }

  @Override
  public MuranoPackage murano() {
    return murano;
  }

  @Override
  public Set<String> classNames() {
    Set<String> result = new LinkedHashSet<>(murano.manifest().classes().keySet());
    result.addAll(natives.keySet());
    return result;
  }

  @Override
  public @Nullable MuranoClass link(String className, Linkage linkage) {
    ClassDeclaration declaration = find(className, linkage.opened());
    NativeMembers nativeMembers = natives.get(className);
    if (declaration == null && nativeMembers == null) {
      return null;
    }
    LinkableClass linkable =
        classes.computeIfAbsent(
            className,
            name -> new LinkableClass(name, murano, declaration, nativeMembers, compiler));
    return linkable.link(linkage);
  }

  @Override
  public List<MetaAttachment> packageMeta(Linkage linkage) {
    List<MetaDeclaration> declared = MetaDeclaration.read(murano.manifest().meta());
    return new TypeResolution(murano, NamespaceResolver.GLOBAL, linkage)
        .attach(declared, MetaTarget.PACKAGE, murano.packageClass());
  }

  /** Finds the declaration of a class in the file the manifest names, or in one read before. */
  private @Nullable ClassDeclaration find(String className, Set<String> opened) {
    String file = murano.manifest().classes().get(className);
    if (file != null) {
      opened.add(file);
      ClassDeclaration declaration = declared(documents(className, file), className);
      if (declaration != null) {
        return declaration;
      }
    }
    for (String other : List.copyOf(opened)) {
      for (ClassDocuments.Named named : documents(className, other).named()) {
        if (named.name().equals(className)) {
          return named.declaration();
        }
      }
    }
    return null;
  }

  private static @Nullable ClassDeclaration declared(ClassDocuments documents, String className) {
    for (ClassDocuments.Named named : documents.named()) {
      if (named.name().equals(className)) {
        return named.declaration();
      }
    }
    if (documents.unnamed().size() > 1) {
      throw ClassLookupException.ambiguous(className);
    }
    if (documents.unnamed().isEmpty()) {
      return null;
    }
    ClassDeclaration only = documents.unnamed().get(0);
    String name = new NamespaceResolver(only.namespaces()).resolve(className);
    return name.equals(className) ? only : null;
  }

  /** Returns the classes of a file; a file that cannot be read fails each time. */
  ClassDocuments documents(String className, String file) {
    ClassDocuments known = files.get(file);
    if (known == null) {
      known = ClassDocuments.of(reader.readAll(text(className, file), FOLDER + file));
      files.put(file, known);
    }
    return known;
  }

  private String text(String className, String file) {
    PackageManifest manifest = murano.manifest();
    if (manifest.hot()) {
      return generatedClass.apply(murano.files());
    }
    byte[] content = murano.files().read(FOLDER + file);
    if (content == null) {
      throw PackageException.classLoad(className, "File with class definition not found");
    }
    return new String(content, StandardCharsets.UTF_8);
  }
}
