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
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of packages and what they are found by. */
@Repository
class PackageRepository {

  private final JdbcClient jdbc;

  PackageRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<CatalogPackage> find(String id) {
    return jdbc.sql("select * from package where id = :id")
        .param("id", id)
        .query(PackageRepository::row)
        .optional();
  }

  /** Returns the row and keeps others from changing it until the transaction ends. */
  Optional<CatalogPackage> lock(String id) {
    return jdbc.sql("select * from package where id = :id for update")
        .param("id", id)
        .query(PackageRepository::row)
        .optional();
  }

  List<CatalogPackage> search(PackageQuery query) {
    return jdbc.sql(query.sql()).params(query.parameters()).query(PackageRepository::row).list();
  }

  void insert(CatalogPackage row) {
    jdbc.sql(
            """
            insert into package (id, fully_qualified_name, version, version_key, type, name, author,
              supplier, description, enabled, is_public, owner_id, tags, categories,
              class_definitions, archive_size, archive_hash, created, updated)
            values (:id, :full_name, :version, :version_key, :type, :name, :author,
              :supplier::jsonb, :description, :enabled, :is_public, :owner, :tags, :categories,
              :classes, :size, :hash, :created, :updated)
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
        .param("size", row.archive().size())
        .param("hash", row.archive().hash())
        .param("created", row.created().atOffset(ZoneOffset.UTC))
        .param("updated", row.updated().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Stores what can be changed after the upload. */
  void update(CatalogPackage row) {
    jdbc.sql(
            """
            update package set name = :name, description = :description, enabled = :enabled,
              is_public = :is_public, tags = :tags, categories = :categories, updated = :updated
            where id = :id
            """)
        .param("id", row.id())
        .param("name", row.text().name())
        .param("description", row.text().description())
        .param("enabled", row.enabled())
        .param("is_public", row.isPublic())
        .param("tags", array(row.tags()))
        .param("categories", array(row.categories()))
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

  /**
   * Stores the text that searches look into.
   *
   * @param ui the UI form; null to keep what is stored
   */
  void index(CatalogPackage row, @Nullable String ui) {
    jdbc.sql(
            """
            insert into package_search (package_id, name, full_name, description, categories, tags,
              classes, author, other)
            values (:id, :name, :full_name, :description, :categories, :tags, :classes, :author,
              :other)
            on conflict (package_id) do update set name = excluded.name,
              description = excluded.description, categories = excluded.categories,
              tags = excluded.tags, other = case when :keep_other then package_search.other
                else excluded.other end
            """)
        .param("id", row.id())
        .param("name", folded(row.text().name()))
        .param("full_name", folded(row.identity().fullName()))
        .param("description", folded(row.text().description()))
        .param("categories", folded(String.join("\n", row.categories())))
        .param("tags", folded(String.join("\n", row.tags())))
        .param("classes", folded(String.join("\n", row.classDefinitions())))
        .param("author", folded(row.text().author()))
        .param("other", other(row, ui))
        .param("keep_other", ui == null)
        .update();
  }

  private static String other(CatalogPackage row, @Nullable String ui) {
    return folded(
        String.join("\n", row.id(), row.ownerId(), row.identity().type(), ui == null ? "" : ui));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
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
