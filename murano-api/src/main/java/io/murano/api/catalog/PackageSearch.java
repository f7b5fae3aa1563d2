package io.murano.api.catalog;

import io.murano.api.error.ApiException;
import io.murano.api.http.Paging;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a search for packages asks for (contract rest-api §2.9). Unknown parameters are ignored.
 *
 * @param scope which packages are looked at
 * @param match exact filters
 * @param words lower-case words of which one must be found; empty for no such filter
 * @param order how the result is sorted
 * @param page which part of it is answered
 */
record PackageSearch(Scope scope, Match match, List<String> words, Order order, Page page) {

  /**
   * Which packages are looked at.
   *
   * @param catalog whether only what the caller can deploy counts, also for admins
   * @param includeDisabled whether disabled packages count
   * @param ownedOnly whether only packages of the caller's project count
   */
  record Scope(boolean catalog, boolean includeDisabled, boolean ownedOnly) {}

  /**
   * Exact filters; null where there is none.
   *
   * @param ids ids, one of which it must be
   * @param categories category names, one of which it must have
   * @param tags tags, one of which it must have
   * @param className class it must declare
   * @param fullName its full name
   * @param name its display name
   * @param type its type
   * @param versions conditions on its version, all of which must hold
   */
  record Match(
      @Nullable List<String> ids,
      @Nullable List<String> categories,
      @Nullable List<String> tags,
      @Nullable String className,
      @Nullable String fullName,
      @Nullable String name,
      @Nullable String type,
      List<VersionCondition> versions) {}

  /**
   * How the result is sorted.
   *
   * @param columns columns, the id last
   * @param descending whether the order is reversed
   */
  record Order(List<String> columns, boolean descending) {}

  /**
   * Which part of the result is answered.
   *
   * @param limit greatest number of packages
   * @param marker id of the last package seen; null for the first page
   */
  record Page(int limit, @Nullable String marker) {}

  private static final int MAX_WORDS = 32;

  static PackageSearch of(MultiValueMap<String, String> query, CatalogProperties properties) {
    requireText(query);
    return new PackageSearch(
        new Scope(flag(query, "catalog"), flag(query, "include_disabled"), flag(query, "owned")),
        match(query, properties.multipleVersions()),
        words(Paging.last(query, "search")),
        new Order(columns(query), Paging.descending(Paging.last(query, "sort_dir"))),
        page(query, properties));
  }

  private static void requireText(MultiValueMap<String, String> query) {
    query.forEach(
        (name, values) -> {
          for (String value : values) {
            if (value != null && value.indexOf('\0') >= 0) {
              throw ApiException.badRequest("%s holds the character U+0000".formatted(name));
            }
          }
        });
  }

  private static boolean flag(MultiValueMap<String, String> query, String name) {
    return "true".equalsIgnoreCase(Paging.last(query, name));
  }

  private static Match match(MultiValueMap<String, String> query, boolean versions) {
    String type = Paging.last(query, "type");
    return new Match(
        list(query, "id"),
        list(query, "category"),
        list(query, "tag"),
        Paging.last(query, "class_name"),
        Paging.last(query, "fqn"),
        Paging.last(query, "name"),
        type == null ? null : titleCase(type),
        versions ? VersionCondition.parse(query.getOrDefault("version", List.of())) : List.of());
  }

  private static @Nullable List<String> list(MultiValueMap<String, String> query, String name) {
    List<String> occurrences = query.get(name);
    return occurrences == null ? null : ListFilter.parse(occurrences).orElse(null);
  }

  private static String titleCase(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT)
            + text.substring(1).toLowerCase(Locale.ROOT);
  }

  private static List<String> words(@Nullable String text) {
    Set<String> words = new LinkedHashSet<>();
    if (text != null) {
      for (String word : text.split("[,;]")) {
        String folded = SearchDocument.fold(word).strip();
        if (!folded.isEmpty() && words.size() < MAX_WORDS) {
          words.add(folded);
        }
      }
    }
    return List.copyOf(words);
  }

  private static List<String> columns(MultiValueMap<String, String> query) {
    Set<String> columns = new LinkedHashSet<>();
    for (String key : query.getOrDefault("order_by", List.of())) {
      switch (key) {
        case "fqn" -> columns.add("fully_qualified_name");
        case "name" -> columns.add("name");
        case "created" -> columns.add("created");
        default -> {
          // Dropped, as the contract has it.
        }
      }
    }
    if (columns.isEmpty()) {
      columns.add("name");
    }
    columns.add("id");
    return new ArrayList<>(columns);
  }

  private static Page page(MultiValueMap<String, String> query, CatalogProperties properties) {
    Integer limit = Paging.limit(Paging.last(query, "limit"));
    String marker = Paging.last(query, "marker");
    return new Page(
        Math.min(limit == null ? properties.defaultPageSize() : limit, properties.maxPageSize()),
        marker);
  }
}
