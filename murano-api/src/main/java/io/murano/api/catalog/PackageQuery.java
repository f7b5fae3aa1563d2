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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a search. With words, results are ranked by the first field in which one is found; a
 * page continues after the marker in the same order.
 */
final class PackageQuery {

  /**
   * Who searches.
   *
   * @param caller the caller
   * @param manageable whether the caller may edit public packages of others
   */
  record Viewer(Caller caller, boolean manageable) {}

  private final PackageSearch search;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, @Nullable Object> parameters = new HashMap<>();

  private PackageQuery(PackageSearch search) {
    this.search = search;
  }

  /**
   * Builds the query.
   *
   * @param forms whether words are looked for in forms, too
   */
  static PackageQuery of(PackageSearch search, Viewer viewer, boolean forms) {
    PackageQuery query = new PackageQuery(search);
    query.restrict(search.scope(), viewer.caller(), viewer.manageable());
    query.restrict(search.match());
    query.restrictToWords(forms);
    query.startAfterMarker();
    return query;
  }

  boolean hasWords() {
    return !search.words().isEmpty();
  }

  String sql() {
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    Order order = search.order();
    String direction = order.descending() ? " desc" : "";
    String keys =
        order.columns().stream()
            .map(column -> "p." + column + direction)
            .collect(Collectors.joining(", "));
    String rank = search.words().isEmpty() ? "" : rank("p") + ", ";
    parameters.put("limit", search.page().limit());
    return "select "
        + PackageRepository.COLUMNS
        + " from package p"
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

  private void restrictToWords(boolean forms) {
    if (search.words().isEmpty()) {
      return;
    }
    for (int i = 0; i < search.words().size(); i++) {
      parameters.put("word" + i, search.words().get(i));
      parameters.put("pattern" + i, "%" + escape(search.words().get(i)) + "%");
    }
    conditions.add(
        forms
            ? """
              p.id in (
                select s.id from package s where %s
                union all
                select s.package_id from package_asset s where %s)
              """
                .formatted(contains("s.search_document"), contains("s.ui_search"))
            : contains("p.search_document"));
  }

  private String contains(String field) {
    return eachWord(field + " like :pattern%d", " or ");
  }

  private String eachWord(String template, String separator) {
    return IntStream.range(0, search.words().size())
        .mapToObj(template::formatted)
        .collect(Collectors.joining(separator, "(", ")"));
  }

  private static String escape(String word) {
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /** The number of the field in which one of the words is found first. */
  private String rank(String alias) {
    String place =
        "width_bucket(nullif(strpos(%1$s.search_document, :word%%d), 0), %1$s.search_bounds)"
            .formatted(alias);
    return "coalesce(least%s, %d)".formatted(eachWord(place, ", "), SearchDocument.RANK_OF_FORM);
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
    conditions.add(
        """
        (%1$s > (select %2$s from package m where m.id = :marker)
          or (%1$s = (select %2$s from package m where m.id = :marker)
            and (%3$s) %4$s (select %5$s from package m where m.id = :marker)))
        """
            .formatted(rank("p"), rank("m"), columns, comparison, markerColumns));
  }

  private String columnsOf(String alias) {
    return search.order().columns().stream()
        .map(column -> alias + "." + column)
        .collect(Collectors.joining(", "));
  }
}
