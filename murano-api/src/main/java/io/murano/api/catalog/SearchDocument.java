package io.murano.api.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The text of a package that searches look into: its fields in lower case, the weightiest first
 * (contract rest-api §2.9). The field in which a word is found first follows from its place.
 *
 * @param text all fields, separated
 * @param bounds 1-based places, in characters, at which the second and each further field begins
 */
record SearchDocument(String text, List<Integer> bounds) {

  /** Rank of what is found in no field of the document, but in the form. */
  static final int RANK_OF_FORM = 8;

  private static final char SEPARATOR = '\u001f';

  SearchDocument {
    bounds = List.copyOf(bounds);
  }

  static SearchDocument of(CatalogPackage row) {
    List<String> fields =
        List.of(
            row.text().name(),
            row.identity().fullName(),
            row.text().description(),
            String.join("\n", row.categories()),
            String.join("\n", row.tags()),
            String.join("\n", row.classDefinitions()),
            row.text().author(),
            String.join("\n", row.id(), row.ownerId(), row.identity().type()));
    StringBuilder text = new StringBuilder();
    List<Integer> bounds = new ArrayList<>();
    for (String field : fields) {
      if (!text.isEmpty() || !bounds.isEmpty()) {
        text.append(SEPARATOR);
      }
      bounds.add(text.codePointCount(0, text.length()) + 1);
      text.append(fold(field));
    }
    return new SearchDocument(text.toString(), bounds.subList(1, bounds.size()));
  }

  /** Folds case, and drops what separates fields. */
  static String fold(String text) {
    return text.toLowerCase(Locale.ROOT).replace(String.valueOf(SEPARATOR), "");
  }
}
