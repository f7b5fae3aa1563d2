package io.murano.conductor.muranopl.declaration;

import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.type.PackageCode.Linkage;
import io.murano.conductor.muranopl.version.VersionSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges several versions of one package among the ancestors of a class (contract muranopl §1.6): a
 * lower version gives way to a higher one that is present too and that everybody who asked for the
 * lower one accepts. Classes in between are cloned with the substituted parents.
 */
final class ParentMerger {

  private final MuranoPackage murano;
  private final Linkage linkage;

  ParentMerger(MuranoPackage murano, Linkage linkage) {
    this.murano = murano;
    this.linkage = linkage;
  }

  private record Edge(MuranoPackage child, MuranoClass parent) {}

  private record Use(MuranoPackage used, VersionSpec accepted) {}

  /** Returns the parents to use in place of the declared ones. */
  List<MuranoClass> merge(List<MuranoClass> parents) {
    Map<MuranoPackage, MuranoPackage> bindings = new IdentityHashMap<>();
    for (Set<Use> uses : usesByPackage(parents).values()) {
      if (uses.size() > 1) {
        bindings.putAll(bind(uses));
      }
    }
    if (bindings.isEmpty()) {
      return parents;
    }
    Map<MuranoClass, MuranoClass> substitutes = new IdentityHashMap<>();
    for (MuranoClass parent : parents) {
      substitute(parent, bindings, substitutes);
      parent.ancestors().forEach(ancestor -> substitute(ancestor, bindings, substitutes));
    }
    Map<MuranoClass, MuranoClass> clones = new IdentityHashMap<>();
    return parents.stream().map(parent -> adjusted(parent, substitutes, clones)).toList();
  }

  private Map<String, Set<Use>> usesByPackage(List<MuranoClass> parents) {
    Map<String, Set<Use>> result = new LinkedHashMap<>();
    result
        .computeIfAbsent(murano.name(), key -> new LinkedHashSet<>())
        .add(new Use(murano, VersionSpec.exactly(murano.version())));
    Set<Edge> seen = new LinkedHashSet<>();
    List<Edge> queue = new ArrayList<>();
    parents.forEach(parent -> queue.add(new Edge(murano, parent)));
    for (int i = 0; i < queue.size(); i++) {
      Edge edge = queue.get(i);
      MuranoPackage used = edge.parent().owningPackage();
      if (!seen.add(edge)) {
        continue;
      }
      VersionSpec accepted = edge.child().requirements().get(used.name());
      if (edge.child() != used && accepted != null) {
        result
            .computeIfAbsent(used.name(), key -> new LinkedHashSet<>())
            .add(new Use(used, accepted));
      }
      edge.parent().parents().forEach(next -> queue.add(new Edge(used, next)));
    }
    return result;
  }

  /** Returns which version of a package gives way to which. */
  private static Map<MuranoPackage, MuranoPackage> bind(Set<Use> uses) {
    List<Use> versions = new ArrayList<>(uses);
    versions.sort(Comparator.comparing(use -> use.used().version()));
    Map<MuranoPackage, MuranoPackage> result = new IdentityHashMap<>();
    int i = 0;
    while (i < versions.size()) {
      Use lower = versions.get(i);
      MuranoPackage higher = highestAccepted(versions, i);
      if (higher == null) {
        i++;
        continue;
      }
      result.replaceAll((from, to) -> to == lower.used() ? higher : to);
      if (higher != lower.used()) {
        result.put(lower.used(), higher);
      }
      versions.remove(i);
    }
    return result;
  }

  private static @Nullable MuranoPackage highestAccepted(List<Use> versions, int index) {
    MuranoPackage best = null;
    for (int j = 0; j < versions.size(); j++) {
      MuranoPackage candidate = versions.get(j).used();
      if (j != index
          && versions.get(index).accepted().matches(candidate.version())
          && (best == null || best.version().compareTo(candidate.version()) < 0)) {
        best = candidate;
      }
    }
    return best;
  }

  private void substitute(
      MuranoClass type,
      Map<MuranoPackage, MuranoPackage> bindings,
      Map<MuranoClass, MuranoClass> substitutes) {
    MuranoPackage other = bindings.get(type.owningPackage());
    if (other != null && !substitutes.containsKey(type)) {
      substitutes.put(type, linkage.lookup().apply(other, type.name()));
    }
  }

  /** Equal classes may be linked to different parents, so that identity decides. */
  @SuppressWarnings("ReferenceEquality")
  private static MuranoClass adjusted(
      MuranoClass type,
      Map<MuranoClass, MuranoClass> substitutes,
      Map<MuranoClass, MuranoClass> clones) {
    MuranoClass known = clones.get(type);
    if (known != null) {
      return known;
    }
    MuranoClass substitute = substitutes.get(type);
    if (substitute != null && substitute != type) {
      return adjusted(substitute, substitutes, clones);
    }
    List<MuranoClass> parents =
        type.parents().stream().map(parent -> adjusted(parent, substitutes, clones)).toList();
    boolean same = true;
    for (int i = 0; i < parents.size(); i++) {
      same &= parents.get(i) == type.parents().get(i);
    }
    MuranoClass result = same ? type : type.withParents(parents);
    clones.put(type, result);
    return result;
  }
}
