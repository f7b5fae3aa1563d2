package io.murano.api.catalog;

import io.murano.api.category.Categories;
import io.murano.api.error.ApiException;
import io.murano.api.http.ApiDates;
import io.murano.api.identity.Caller;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes and deletes packages. */
@Service
class PackageEditor {

  private static final Logger log = LoggerFactory.getLogger(PackageEditor.class);

  private final PackageRepository packages;
  private final PackageConflicts conflicts;
  private final Categories categories;
  private final Clock clock;

  PackageEditor(
      PackageRepository packages, PackageConflicts conflicts, Categories categories, Clock clock) {
    this.packages = packages;
    this.conflicts = conflicts;
    this.categories = categories;
    this.clock = clock;
  }

  /**
   * Makes all changes of a patch, or none.
   *
   * @throws ApiException 403 if the package is another project's, 404 if it or something to remove
   *     does not exist, 400 for unknown categories, 409 if it cannot become public
   */
  @Transactional
  public CatalogPackage change(Caller caller, String id, PackagePatch patch) {
    if (patch.makesPublic()) {
      conflicts.lockPublic();
    }
    CatalogPackage before = packages.lock(id).orElseThrow(() -> PackageCatalog.notFound(id));
    requireChangeable(caller, before);
    if (patch.changes().isEmpty()) {
      return before;
    }
    Set<String> names = new LinkedHashSet<>(patch.namedCategories());
    CatalogPackage after = patch.apply(before, ApiDates.now(clock));
    names.addAll(after.categories());
    Map<String, String> ids = categories.idsByName(names);
    if (after.isPublic() && !before.isPublic()) {
      conflicts.checkPublic(after);
    }
    packages.update(after);
    packages.linkCategories(
        id,
        after.categories().stream().map(name -> Objects.requireNonNull(ids.get(name))).toList());
    log.info("Package {} changed, public {}, enabled {}", id, after.isPublic(), after.enabled());
    return after;
  }

  /**
   * Deletes a package with its files and class names.
   *
   * @throws ApiException 403 if the package is another project's, 404 if it does not exist
   */
  @Transactional
  public void delete(Caller caller, String id) {
    CatalogPackage row = packages.lock(id).orElseThrow(() -> PackageCatalog.notFound(id));
    requireChangeable(caller, row);
    packages.delete(id);
    log.info("Package {} deleted: {}", id, row.identity().fullName());
  }

  private static void requireChangeable(Caller caller, CatalogPackage row) {
    if (!row.isChangeableBy(caller)) {
      throw ApiException.forbidden("Package %s belongs to another project".formatted(row.id()));
    }
  }
}
