package io.murano.api.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values of a filter that may be repeated or written as one list: {@code in:a,"b,c"} (contract
 * rest-api §2.9). Stateless.
 */
final class ListFilter {

  private static final String OPERATOR = "in:";

  private ListFilter() {}

  /**
   * Reads all occurrences of a parameter. A list replaces what came before it.
   *
   * @return the accepted values; empty if the filter is to be ignored
   */
  static Optional<List<String>> parse(List<String> occurrences) {
    List<String> values = null;
    for (String occurrence : occurrences) {
      if (!occurrence.startsWith(OPERATOR)) {
        values = values == null ? new ArrayList<>() : values;
        values.add(occurrence);
        continue;
      }
      List<String> list = split(occurrence.substring(OPERATOR.length()));
      if (list != null) {
        values = list;
      }
    }
    return Optional.ofNullable(values);
  }

  /** Returns the elements; null if the quotes are not balanced or stand inside an element. */
  private static @org.jspecify.annotations.Nullable List<String> split(String text) {
    List<String> elements = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end;
      if (text.charAt(at) == '"') {
        end = closingQuote(text, at + 1);
        if (end < 0 || (end + 1 < text.length() && text.charAt(end + 1) != ',')) {
          return null;
        }
        elements.add(text.substring(at + 1, end).replace("\\\"", "\""));
        end++;
      } else {
        int comma = text.indexOf(',', at);
        end = comma < 0 ? text.length() : comma;
        String element = text.substring(at, end);
        if (hasPlainQuote(element)) {
          return null;
        }
        elements.add(element.replace("\\\"", "\""));
      }
      at = end + 1;
    }
    return elements;
  }

  private static int closingQuote(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i;
      }
    }
    return -1;
  }

  private static boolean hasPlainQuote(String element) {
    for (int i = 0; i < element.length(); i++) {
      if (element.charAt(i) == '\\') {
        i++;
      } else if (element.charAt(i) == '"') {
        return true;
      }
    }
    return false;
  }
}
