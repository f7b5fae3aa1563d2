package io.murano.api.catalog;

import io.murano.api.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules of contract rest-api §5.5, and the locks that make them hold between several api
 * processes: uploads take turns per project, making packages public takes turns altogether. Locks
 * end with the transaction.
 *
 * <p>Where the catalogue keeps several versions, packages of one name may share class names, and a
 * name is taken only by the same version; a name that is public belongs to the project that made it
 * so.
 */
@Component
class PackageConflicts {

  private static final String PUBLIC_LOCK = "public_packages";

  private final JdbcClient jdbc;
  private final boolean multipleVersions;

  PackageConflicts(JdbcClient jdbc, CatalogProperties properties) {
    this.jdbc = jdbc;
    this.multipleVersions = properties.multipleVersions();
  }

  /**
   * Waits for the turn of an upload.
   *
   * @throws ApiException 409 if the package cannot stand beside those that are there
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void checkUpload(CatalogPackage candidate) {
    if (candidate.isPublic()) {
      lock(PUBLIC_LOCK);
    }
    lock("classes_of_" + candidate.ownerId());
    refuseSharedClass(candidate, "p.owner_id = :owner", "of the project");
    refuseSameName(candidate, "p.owner_id = :owner", "in the project");
    if (candidate.isPublic()) {
      checkPublic(candidate);
    }
  }

  /** Waits for the turn of making a package public; to be called before its row is locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lockPublic() {
    lock(PUBLIC_LOCK);
  }

  /**
   * Checks a package that is to become public.
   *
   * @throws ApiException 409 if the package cannot stand beside those that are public
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void checkPublic(CatalogPackage candidate) {
    refuseSameName(candidate, "p.is_public", "among public packages");
    refuseSharedClass(candidate, "p.is_public", "that is public");
  }

  private void lock(String name) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('murano.catalog'), hashtext(:name))")
        .param("name", name)
        .query(
            rs -> {
              // Held from here to the end of the transaction.
            });
  }

  private void refuseSameName(CatalogPackage candidate, String scope, String where) {
    String same = multipleVersions ? "(p.version = :version or p.owner_id <> :owner)" : "true";
    jdbc.sql(
            """
            select p.version from package p
            where p.fully_qualified_name = :full_name and p.id <> :id and %s and %s limit 1
            """
                .formatted(scope, same))
        .param("id", candidate.id())
        .param("owner", candidate.ownerId())
        .param("full_name", candidate.identity().fullName())
        .param("version", candidate.identity().version())
        .query(String.class)
        .optional()
        .ifPresent(
            version -> {
              throw ApiException.conflict(
                  "Package %s (version %s) exists already %s"
                      .formatted(candidate.identity().fullName(), version, where));
            });
  }

  private void refuseSharedClass(CatalogPackage candidate, String scope, String which) {
    if (candidate.classDefinitions().isEmpty()) {
      return;
    }
    String other = multipleVersions ? "p.fully_qualified_name <> :full_name" : "true";
    jdbc.sql(
            """
            select p.fully_qualified_name, p.class_definitions from package p
            where p.class_definitions && cast(:classes as text[]) and p.id <> :id and %s and %s limit 1
            """
                .formatted(scope, other))
        .param("id", candidate.id())
        .param("owner", candidate.ownerId())
        .param("full_name", candidate.identity().fullName())
        .param("classes", candidate.classDefinitions().toArray(String[]::new))
        .query(
            (rs, n) -> {
              List<String> shared = new ArrayList<>(List.of((String[]) rs.getArray(2).getArray()));
              shared.retainAll(candidate.classDefinitions());
              return "Class %s is registered by package %s %s"
                  .formatted(shared.get(0), rs.getString(1), which);
            })
        .optional()
        .ifPresent(
            message -> {
              throw ApiException.conflict(message);
            });
  }
}
