package io.murano.api.http;

import io.murano.api.error.ApiException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the paging parameters that lists share (contract rest-api §1.10). Stateless. */
public final class Paging {

  private Paging() {}

  /** Returns the last value of a parameter, or null when it is not given. */
  public static @Nullable String last(MultiValueMap<String, String> query, String name) {
    var values = query.get(name);
    return values == null || values.isEmpty() ? null : values.get(values.size() - 1);
  }

  /** Returns a positive limit, null for none; anything else fails with 400. */
  public static @Nullable Integer limit(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String digits = text.strip();
    if (!digits.matches("\\+?[0-9]+") || digits.matches("\\+?0+")) {
      throw ApiException.badRequest("limit must be a positive integer");
    }
    try {
      return Integer.valueOf(digits);
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }

  /** Returns whether {@code sort_dir} asks for the reverse order; unknown values fail with 400. */
  public static boolean descending(@Nullable String text) {
    if (text == null || text.equals("asc")) {
      return false;
    }
    if (text.equals("desc")) {
      return true;
    }
    throw ApiException.badRequest("sort_dir must be asc or desc");
  }
}
