package io.murano.api.category;

import io.murano.api.error.ApiException;
import io.murano.api.http.Paging;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a list of categories asks for.
 *
 * @param limit greatest number of categories; null for all
 * @param marker id of the last category seen; null for the first page
 * @param sortKeys columns to sort by, the id last
 * @param descending whether the order is reversed
 */
record CategoryListing(
    @Nullable Integer limit, @Nullable String marker, List<String> sortKeys, boolean descending) {

  private static final Set<String> PARAMETERS = Set.of("limit", "marker", "sort_keys", "sort_dir");
  private static final Set<String> SORT_KEYS =
      Set.of("name", "created", "updated", "package_count", "id");

  static CategoryListing of(MultiValueMap<String, String> query) {
    for (String name : query.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw ApiException.badRequest(
            "Parameter %s is not known; accepted: limit, marker, sort_keys, sort_dir"
                .formatted(name));
      }
    }
    return new CategoryListing(
        Paging.limit(Paging.last(query, "limit")),
        Paging.last(query, "marker"),
        sortKeys(Paging.last(query, "sort_keys")),
        Paging.descending(Paging.last(query, "sort_dir")));
  }

  private static List<String> sortKeys(@Nullable String text) {
    Set<String> keys = new LinkedHashSet<>();
    for (String key : (text == null ? "name" : text).split(",", -1)) {
      String stripped = key.strip();
      if (!SORT_KEYS.contains(stripped)) {
        throw ApiException.badRequest(
            "Sort key \"%s\" is not known; accepted: name, created, updated, package_count, id"
                .formatted(stripped));
      }
      keys.add(stripped);
    }
    keys.add("id");
    return new ArrayList<>(keys);
  }
}
