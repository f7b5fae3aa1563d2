package io.murano.conductor.muranopl.declaration;

import io.murano.conductor.muranopl.declaration.MemberDeclarations.MethodDeclaration;
import io.murano.conductor.muranopl.type.MetaAttachment;
import io.murano.conductor.muranopl.type.MetaTarget;
import io.murano.conductor.muranopl.type.MetaTraits;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.type.NamespaceResolver;
import io.murano.conductor.muranopl.type.PackageCode.Linkage;
import io.murano.conductor.yaql.error.NativeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the types that a declaration refers to and remembers them. */
final class TypeResolution {
  private final MuranoPackage murano;
  private final NamespaceResolver namespaces;
  private final Linkage linkage;
  private final List<MuranoClass> used = new ArrayList<>();
  private final Map<String, MuranoClass> known = new LinkedHashMap<>();

  TypeResolution(MuranoPackage murano, NamespaceResolver namespaces, Linkage linkage) {
    this.murano = murano;
    this.namespaces = namespaces;
    this.linkage = linkage;
  }

  Linkage linkage() {
    return linkage;
  }

  List<MuranoClass> used() {
    return used;
  }

  MuranoClass type(String written) {
    MuranoClass type = known.get(written);
    if (type == null) {
      type = linkage.lookup().apply(murano, namespaces.resolve(written));
      known.put(written, type);
      used.add(type);
    }
    return type;
  }

  void resolveMeta(List<MetaDeclaration> meta) {
    meta.forEach(declared -> type(declared.typeName()));
  }

  void resolveMembers(MemberDeclarations compiled) {
    compiled.properties().forEach(property -> resolveMeta(property.meta()));
    for (MethodDeclaration method : compiled.methods()) {
      resolveMeta(method.meta());
      method.arguments().forEach(argument -> resolveMeta(argument.meta()));
    }
  }

  List<MetaAttachment> attach(
      List<MetaDeclaration> meta, MetaTarget target, MuranoClass declaringType) {
    List<MetaAttachment> result = new ArrayList<>();
    Set<MuranoClass> seen = new HashSet<>();
    for (MetaDeclaration declared : meta) {
      MuranoClass type = type(declared.typeName());
      MetaTraits traits = type.metaTraits();
      if (traits == null) {
        throw NativeException.valueError("Only Meta classes can be attached");
      }
      if (!traits.targets().contains(target)) {
        throw NativeException.valueError("Meta class " + type.name() + " is not applicable here");
      }
      if (!seen.add(type) && !traits.many()) {
        throw NativeException.valueError(
            "Cannot attach several Meta instances with cardinality One");
      }
      result.add(new MetaAttachment(type, declared.properties(), declaringType));
    }
    return result;
  }
}
