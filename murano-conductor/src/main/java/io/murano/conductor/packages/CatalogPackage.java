package io.murano.conductor.packages;

import io.murano.conductor.muranopl.version.SemanticVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A package as the catalogue lists it. The content behind an id never changes.
 *
 * @param id id in the catalogue
 * @param fullName fully qualified name
 * @param version version; null from a catalogue that keeps one version of a name
 * @param ownerId project that owns it
 * @param isPublic whether every project may use it
 */
record CatalogPackage(
    String id,
    String fullName,
    @Nullable SemanticVersion version,
    String ownerId,
    boolean isPublic) {

  /** Checks that the needed members are present. */
  CatalogPackage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(fullName, "fullName");
  }

  /** Returns the place in the order of preference: own, public, other. */
  int rank(String projectId) {
    if (ownerId.equals(projectId)) {
      return 0;
    }
    return isPublic ? 1 : 2;
  }
}
