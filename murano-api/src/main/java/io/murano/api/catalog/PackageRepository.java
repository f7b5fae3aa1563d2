package io.murano.api.catalog;

import io.murano.api.catalog.CatalogPackage.ArchiveFile;
import io.murano.api.catalog.CatalogPackage.Identity;
import io.murano.api.catalog.CatalogPackage.Text;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.semver4j.Semver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of packages and what they are found by. */
@Repository
class PackageRepository {

  /** What {@link #row} reads; the text for searches is never read back. */
  static final String COLUMNS =
      """
      p.id, p.fully_qualified_name, p.version, p.type, p.name, p.author, p.supplier, p.description,
      p.enabled, p.is_public, p.owner_id, p.tags, p.categories, p.class_definitions,
      p.archive_size, p.archive_hash, p.created, p.updated
      """;

  private final JdbcClient jdbc;
  private final JdbcClient wordSearches;

  PackageRepository(JdbcClient jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.wordSearches = JdbcClient.create(new FreshPlans(dataSource));
  }

  Optional<CatalogPackage> find(String id) {
    return jdbc.sql("select " + COLUMNS + " from package p where id = :id")
        .param("id", id)
        .query(PackageRepository::row)
        .optional();
  }

  /** Returns the row and keeps others from changing it until the transaction ends. */
  Optional<CatalogPackage> lock(String id) {
    return jdbc.sql("select " + COLUMNS + " from package p where id = :id for update")
        .param("id", id)
        .query(PackageRepository::row)
        .optional();
  }

  List<CatalogPackage> search(PackageQuery query) {
    return (query.hasWords() ? wordSearches : jdbc)
        .sql(query.sql())
        .params(query.parameters())
        .query(PackageRepository::row)
        .list();
  }

  void insert(CatalogPackage row) {
    SearchDocument document = SearchDocument.of(row);
    jdbc.sql(
            """
            insert into package (id, fully_qualified_name, version, version_key, type, name, author,
              supplier, description, enabled, is_public, owner_id, tags, categories,
              class_definitions, search_document, search_bounds, archive_size, archive_hash, created, updated)
            values (:id, :full_name, :version, :version_key, :type, :name, :author,
              :supplier::jsonb, :description, :enabled, :is_public, :owner, :tags, :categories,
              :classes, :document, :bounds, :size, :hash, :created, :updated)
            """)
        .param("id", row.id())
        .param("full_name", row.identity().fullName())
        .param("version", row.identity().version())
        .param("version_key", VersionKey.of(new Semver(row.identity().version())))
        .param("type", row.identity().type())
        .param("name", row.text().name())
        .param("author", row.text().author())
        .param("supplier", row.text().supplier())
        .param("description", row.text().description())
        .param("enabled", row.enabled())
        .param("is_public", row.isPublic())
        .param("owner", row.ownerId())
        .param("tags", array(row.tags()))
        .param("categories", array(row.categories()))
        .param("classes", array(row.classDefinitions()))
        .param("document", document.text())
        .param("bounds", document.bounds().toArray(Integer[]::new))
        .param("size", row.archive().size())
        .param("hash", row.archive().hash())
        .param("created", row.created().atOffset(ZoneOffset.UTC))
        .param("updated", row.updated().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Stores what can be changed after the upload. */
  void update(CatalogPackage row) {
    SearchDocument document = SearchDocument.of(row);
    jdbc.sql(
            """
            update package set name = :name, description = :description, enabled = :enabled,
              is_public = :is_public, tags = :tags, categories = :categories,
              search_document = :document, search_bounds = :bounds, updated = :updated
            where id = :id
            """)
        .param("id", row.id())
        .param("name", row.text().name())
        .param("description", row.text().description())
        .param("enabled", row.enabled())
        .param("is_public", row.isPublic())
        .param("tags", array(row.tags()))
        .param("categories", array(row.categories()))
        .param("document", document.text())
        .param("bounds", document.bounds().toArray(Integer[]::new))
        .param("updated", row.updated().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Deletes the row and everything that hangs on it; returns whether it was there. */
  boolean delete(String id) {
    return jdbc.sql("delete from package where id = :id").param("id", id).update() == 1;
  }

  /** Replaces the links that keep categories from being deleted. */
  void linkCategories(String packageId, Collection<String> categoryIds) {
    jdbc.sql("delete from package_category where package_id = :id").param("id", packageId).update();
    if (!categoryIds.isEmpty()) {
      jdbc.sql(
              """
              insert into package_category (package_id, category_id)
              select :id, unnest(:categories)
              """)
          .param("id", packageId)
          .param("categories", array(categoryIds))
          .update();
    }
  }

  private static String[] array(Collection<String> values) {
    return values.toArray(String[]::new);
  }

  private static CatalogPackage row(ResultSet rs, int n) throws SQLException {
    return new CatalogPackage(
        rs.getString("id"),
        rs.getString("owner_id"),
        new Identity(
            rs.getString("fully_qualified_name"), rs.getString("version"), rs.getString("type")),
        new Text(
            rs.getString("name"),
            rs.getString("author"),
            rs.getString("description"),
            rs.getString("supplier")),
        rs.getBoolean("enabled"),
        rs.getBoolean("is_public"),
        list(rs.getArray("tags")),
        list(rs.getArray("categories")),
        list(rs.getArray("class_definitions")),
        new ArchiveFile(rs.getLong("archive_size"), rs.getString("archive_hash")),
        rs.getObject("created", OffsetDateTime.class).toInstant(),
        rs.getObject("updated", OffsetDateTime.class).toInstant());
  }

  private static List<String> list(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
