package io.murano.api.category;

import io.murano.api.category.CategoryView.PackageOfCategory;
import io.murano.api.identity.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Categories in the database. */
@Repository
class CategoryRepository {

  private static final String SELECT =
      """
      select * from (
        select c.*, (select count(*) from package_category l where l.category_id = c.id)
          as package_count
        from category c
      ) c
      """;

  private final JdbcClient jdbc;

  CategoryRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Category> find(String id) {
    return jdbc.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(CategoryRepository::row)
        .optional();
  }

  /** Returns a page; the marker must exist. */
  List<Category> list(CategoryListing listing) {
    String direction = listing.descending() ? " desc" : "";
    String keys = String.join(", ", listing.sortKeys());
    String after =
        listing.marker() == null
            ? ""
            : " where (%s) %s (select %s from (%s) m where id = :marker)"
                .formatted(keys, listing.descending() ? "<" : ">", keys, SELECT);
    String order =
        listing.sortKeys().stream().map(key -> key + direction).collect(Collectors.joining(", "));
    return jdbc.sql(SELECT + after + " order by " + order + " limit :limit")
        .param("marker", listing.marker())
        .param("limit", listing.limit() == null ? Integer.MAX_VALUE : listing.limit())
        .query(CategoryRepository::row)
        .list();
  }

  void insert(Category category) {
    jdbc.sql(
            """
            insert into category (id, name, created, updated)
            values (:id, :name, :created, :updated)
            """)
        .param("id", category.id())
        .param("name", category.name())
        .param("created", category.created().atOffset(ZoneOffset.UTC))
        .param("updated", category.updated().atOffset(ZoneOffset.UTC))
        .update();
  }

  void delete(String id) {
    jdbc.sql("delete from category where id = :id").param("id", id).update();
  }

  /** Returns the packages of a category that the caller may see. */
  List<PackageOfCategory> packages(String categoryId, Caller caller) {
    return jdbc.sql(
            """
            select p.id, p.name, p.fully_qualified_name
            from package_category l join package p on p.id = l.package_id
            where l.category_id = :category and (:all or p.is_public or p.owner_id = :project)
            order by p.name, p.id
            """)
        .param("category", categoryId)
        .param("all", caller.isAdmin())
        .param("project", caller.projectId() == null ? "" : caller.projectId())
        .query(
            (rs, n) ->
                new PackageOfCategory(
                    rs.getString("id"), rs.getString("name"), rs.getString("fully_qualified_name")))
        .list();
  }

  /** Returns the ids of those of the names that exist, and keeps them from being deleted. */
  Map<String, String> lockByName(Collection<String> names) {
    Map<String, String> ids = new HashMap<>();
    jdbc.sql("select id, name from category where name in (:names) order by id for share")
        .param("names", names)
        .query(
            rs -> {
              ids.put(rs.getString("name"), rs.getString("id"));
            });
    return ids;
  }

  private static Category row(ResultSet rs, int n) throws SQLException {
    return new Category(
        rs.getString("id"),
        rs.getString("name"),
        rs.getObject("created", OffsetDateTime.class).toInstant(),
        rs.getObject("updated", OffsetDateTime.class).toInstant(),
        rs.getLong("package_count"));
  }
}
