package io.murano.api.catalog;

import io.murano.api.catalog.PackageSearch.Match;
import io.murano.api.catalog.PackageSearch.Order;
import io.murano.api.catalog.PackageSearch.Scope;
import io.murano.api.identity.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a search. With words, results are ranked by the first field in which one is found; a
 * page continues after the marker in the same order.
 */
final class PackageQuery {

  /** Fields by weight; whatever is found elsewhere ranks last. */
  private static final List<String> RANKED =
      List.of("name", "full_name", "description", "categories", "tags", "classes", "author");

  private final PackageSearch search;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, @Nullable Object> parameters = new HashMap<>();

  private PackageQuery(PackageSearch search) {
    this.search = search;
  }

  /**
   * Builds the query.
   *
   * @param manageable whether the caller may edit public packages of others
   */
  static PackageQuery of(PackageSearch search, Caller caller, boolean manageable) {
    PackageQuery query = new PackageQuery(search);
    query.restrict(search.scope(), caller, manageable);
    query.restrict(search.match());
    query.restrictToWords();
    query.startAfterMarker();
    return query;
  }

  String sql() {
    String from = search.words().isEmpty() ? "" : " join package_search s on s.package_id = p.id";
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    Order order = search.order();
    String direction = order.descending() ? " desc" : "";
    String keys =
        order.columns().stream()
            .map(column -> "p." + column + direction)
            .collect(Collectors.joining(", "));
    String rank = search.words().isEmpty() ? "" : rank() + ", ";
    parameters.put("limit", search.page().limit());
    return "select p.* from package p"
        + from
        + where
        + " order by "
        + rank
        + keys
        + " limit :limit";
  }

  Map<String, @Nullable Object> parameters() {
    return parameters;
  }

  private void restrict(Scope scope, Caller caller, boolean manageable) {
    parameters.put("project", caller.projectId() == null ? null : caller.projectId());
    String own = caller.projectId() == null ? "false" : "p.owner_id = :project";
    if (scope.catalog() || (!caller.isAdmin() && manageable)) {
      conditions.add("(p.is_public or " + own + ")");
    } else if (!caller.isAdmin()) {
      conditions.add(own);
    }
    if (!scope.includeDisabled()) {
      conditions.add("p.enabled");
    }
    if (scope.ownedOnly()) {
      conditions.add(own);
    }
  }

  private void restrict(Match match) {
    anyOf("p.id = any (:ids)", "ids", match.ids());
    anyOf("p.categories && cast(:categories as text[])", "categories", match.categories());
    anyOf("p.tags && cast(:tags as text[])", "tags", match.tags());
    if (match.className() != null) {
      anyOf(
          "p.class_definitions @> cast(:class_names as text[])",
          "class_names",
          List.of(match.className()));
    }
    equal("p.fully_qualified_name", "full_name", match.fullName());
    equal("p.name", "name", match.name());
    equal("p.type", "type", match.type());
    for (int i = 0; i < match.versions().size(); i++) {
      VersionCondition condition = match.versions().get(i);
      conditions.add("p.version_key %s :version%d".formatted(condition.operator(), i));
      parameters.put("version" + i, VersionKey.of(condition.version()));
    }
  }

  private void anyOf(String condition, String name, @Nullable List<String> values) {
    if (values != null) {
      conditions.add(condition);
      parameters.put(name, values.toArray(String[]::new));
    }
  }

  private void equal(String column, String name, @Nullable String value) {
    if (value != null) {
      conditions.add(column + " = :" + name);
      parameters.put(name, value);
    }
  }

  private void restrictToWords() {
    if (search.words().isEmpty()) {
      return;
    }
    for (int i = 0; i < search.words().size(); i++) {
      parameters.put("word" + i, "%" + escape(search.words().get(i)) + "%");
    }
    conditions.add(contains("document"));
  }

  private String contains(String field) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < search.words().size(); i++) {
      found.add("s.%s like :word%d".formatted(field, i));
    }
    return "(" + String.join(" or ", found) + ")";
  }

  private static String escape(String word) {
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private String rank() {
    StringBuilder rank = new StringBuilder("case");
    for (int i = 0; i < RANKED.size(); i++) {
      rank.append(" when ").append(contains(RANKED.get(i))).append(" then ").append(i);
    }
    return rank.append(" else ").append(RANKED.size()).append(" end").toString();
  }

  private void startAfterMarker() {
    String marker = search.page().marker();
    if (marker == null) {
      return;
    }
    parameters.put("marker", marker);
    String columns = columnsOf("p");
    String comparison = search.order().descending() ? "<" : ">";
    String markerColumns = columnsOf("m");
    if (search.words().isEmpty()) {
      conditions.add(
          "(%s) %s (select %s from package m where m.id = :marker)"
              .formatted(columns, comparison, markerColumns));
      return;
    }
    String markerRank =
        "(select %s from package_search s where s.package_id = :marker)".formatted(rank());
    conditions.add(
        "(%1$s > %2$s or (%1$s = %2$s and (%3$s) %4$s (select %5$s from package m where m.id = :marker)))"
            .formatted(rank(), markerRank, columns, comparison, markerColumns));
  }

  private String columnsOf(String alias) {
    return search.order().columns().stream()
        .map(column -> alias + "." + column)
        .collect(Collectors.joining(", "));
  }
}
