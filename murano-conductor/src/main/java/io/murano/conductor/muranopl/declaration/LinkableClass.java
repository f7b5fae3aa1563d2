package io.murano.conductor.muranopl.declaration;

import io.murano.conductor.muranopl.declaration.MemberDeclarations.ArgumentDeclaration;
import io.murano.conductor.muranopl.declaration.MemberDeclarations.MethodDeclaration;
import io.murano.conductor.muranopl.declaration.MemberDeclarations.PropertyDeclaration;
import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.type.MetaTarget;
import io.murano.conductor.muranopl.type.MetaTraits;
import io.murano.conductor.muranopl.type.MethodArgument;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.type.MuranoProperty;
import io.murano.conductor.muranopl.type.NamespaceResolver;
import io.murano.conductor.muranopl.type.NativeMembers;
import io.murano.conductor.muranopl.type.PackageCode.Linkage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class that can be linked any number of times. Where two executions find the same ancestors,
 * imports and metadata classes, they get the same linked class.
 */
final class LinkableClass {

  private static final int MAX_VARIANTS = 16;

  private final String name;
  private final MuranoPackage murano;
  private final @Nullable ClassDeclaration declaration;
  private final @Nullable NativeMembers nativeMembers;
  private final MemberCompiler compiler;
  private final Map<Dependencies, MuranoClass> variants = new LinkedHashMap<>();
  private @Nullable MemberDeclarations members;

  LinkableClass(
      String name,
      MuranoPackage murano,
      @Nullable ClassDeclaration declaration,
      @Nullable NativeMembers nativeMembers,
      MemberCompiler compiler) {
    this.name = name;
    this.murano = murano;
    this.declaration = declaration;
    this.nativeMembers = nativeMembers;
    this.compiler = compiler;
  }

  /** Returns the class as one execution sees it. */
  MuranoClass link(Linkage linkage) {
    NamespaceResolver namespaces =
        declaration == null
            ? NamespaceResolver.GLOBAL
            : new NamespaceResolver(declaration.namespaces());
    TypeResolution resolution = new TypeResolution(murano, namespaces, linkage);
    MetaTraits traits = declaration == null ? null : declaration.metaTraits();
    List<MuranoClass> parents = parents(resolution, traits);
    resolution.resolveMeta(typeMeta());
    List<MuranoClass> imports = imports(resolution);
    MemberDeclarations compiled = members();
    resolution.resolveMembers(compiled);
    synchronized (variants) {
      Dependencies key = new Dependencies(resolution.used());
      MuranoClass known = variants.get(key);
      if (known == null) {
        known = build(namespaces, parents, traits, imports, compiled, resolution);
        if (variants.size() >= MAX_VARIANTS) {
          variants.remove(variants.keySet().iterator().next());
        }
        variants.put(key, known);
      }
      return known;
    }
  }

  private List<MetaDeclaration> typeMeta() {
    return declaration == null
        ? List.of()
        : MetaDeclaration.read(declaration.document().get("Meta"));
  }

  private synchronized MemberDeclarations members() {
    MemberDeclarations known = members;
    if (known == null) {
      known =
          declaration == null
              ? new MemberDeclarations(List.of(), List.of(), List.of())
              : compiler.compile(declaration);
      members = known;
    }
    return known;
  }

  private List<MuranoClass> parents(TypeResolution resolution, @Nullable MetaTraits traits) {
    if (name.equals(MuranoClass.OBJECT)) {
      return List.of();
    }
    List<String> names = declaration == null ? List.of() : declaration.parents();
    List<MuranoClass> parents = new ArrayList<>();
    for (String parent : names.isEmpty() ? List.of(MuranoClass.OBJECT) : names) {
      parents.add(resolution.type(parent));
    }
    for (MuranoClass parent : parents) {
      if (parent.isMeta() && traits == null) {
        throw DslException.invalidInheritance(
            "Type " + name + " cannot have parent with Usage Meta");
      }
    }
    return new ParentMerger(murano, resolution.linkage()).merge(parents);
  }

  private List<MuranoClass> imports(TypeResolution resolution) {
    if (declaration == null) {
      return List.of();
    }
    Set<String> seenNames = new HashSet<>(Set.of(name));
    Set<MuranoClass> result = new LinkedHashSet<>();
    for (String imported : declaration.imports()) {
      if (seenNames.add(imported)) {
        MuranoClass type = resolution.type(imported);
        if (!type.name().equals(name)) {
          result.add(type);
        }
      }
    }
    return List.copyOf(result);
  }

  private MuranoClass build(
      NamespaceResolver namespaces,
      List<MuranoClass> parents,
      @Nullable MetaTraits traits,
      List<MuranoClass> imports,
      MemberDeclarations compiled,
      TypeResolution resolution) {
    MuranoClass type = new MuranoClass(name, murano, namespaces, parents, traits);
    type.setMeta(resolution.attach(compiled.meta(), MetaTarget.TYPE, type));
    type.setImports(imports);
    for (PropertyDeclaration property : compiled.properties()) {
      type.add(
          new MuranoProperty(
              type,
              property.name(),
              property.usage(),
              property.specification(),
              resolution.attach(property.meta(), MetaTarget.PROPERTY, type)));
    }
    compiled.methods().forEach(method -> type.add(method(method, type, resolution)));
    if (nativeMembers != null) {
      for (NativeMembers.Method method : nativeMembers.methods()) {
        MuranoMethod.Traits methodTraits =
            new MuranoMethod.Traits(method.usage(), method.exposed(), List.of());
        type.add(MuranoMethod.ofNative(type, method.name(), methodTraits, method.body()));
      }
    }
    return type;
  }

  private static MuranoMethod method(
      MethodDeclaration declared, MuranoClass type, TypeResolution resolution) {
    MuranoMethod.Traits traits =
        new MuranoMethod.Traits(
            declared.usage(),
            declared.exposed(),
            resolution.attach(declared.meta(), MetaTarget.METHOD, type));
    return MuranoMethod.declared(
        type,
        declared.name(),
        traits,
        method -> {
          Map<String, MethodArgument> arguments = new LinkedHashMap<>();
          for (ArgumentDeclaration argument : declared.arguments()) {
            arguments.put(
                argument.name(),
                new MethodArgument(
                    method,
                    argument.name(),
                    argument.usage(),
                    argument.specification(),
                    resolution.attach(argument.meta(), MetaTarget.ARGUMENT, type)));
          }
          return arguments;
        },
        declared.body());
  }

  /** The very classes a variant was linked with; equal classes may have different ancestors. */
  private static final class Dependencies {
    private final List<MuranoClass> types;

    Dependencies(List<MuranoClass> types) {
      this.types = List.copyOf(types);
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      if (!(other instanceof Dependencies that) || types.size() != that.types.size()) {
        return false;
      }
      for (int i = 0; i < types.size(); i++) {
        if (types.get(i) != that.types.get(i)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = 1;
      for (MuranoClass type : types) {
        hash = 31 * hash + System.identityHashCode(type);
      }
      return hash;
    }
  }
}
