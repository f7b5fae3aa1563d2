package io.murano.api.catalog;

import io.murano.api.catalog.CatalogPackage.Text;
import io.murano.api.error.ApiException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Changes to a package as the JSON patch of contract rest-api §2.9: every operation has a value,
 * and {@code remove} names the elements to remove. Checked when it is read.
 *
 * @param changes in order
 */
record PackagePatch(List<Change> changes) {

  /** What can be done to an attribute. */
  enum Operation {
    ADD,
    REPLACE,
    REMOVE
  }

  /** Attributes that can be changed. */
  enum Attribute {
    TAGS(Set.of(Operation.values())),
    CATEGORIES(Set.of(Operation.values())),
    IS_PUBLIC(Set.of(Operation.REPLACE)),
    ENABLED(Set.of(Operation.REPLACE)),
    NAME(Set.of(Operation.REPLACE)),
    DESCRIPTION(Set.of(Operation.REPLACE));

    private final Set<Operation> operations;

    Attribute(Set<Operation> operations) {
      this.operations = operations;
    }

    String path() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One change.
   *
   * @param operation what to do
   * @param attribute what to do it to
   * @param value of the kind the attribute has
   */
  record Change(Operation operation, Attribute attribute, JsonNode value) {}

  private static final int MAX_NAME = 80;
  private static final Pattern BLANK_SEGMENT = Pattern.compile("/\\s*/");
  private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");

  /** Copies the list. */
  PackagePatch {
    changes = List.copyOf(changes);
  }

  static PackagePatch of(ArrayNode body) {
    List<Change> changes = new ArrayList<>();
    for (JsonNode item : body) {
      if (!item.isObject()) {
        throw ApiException.badRequest("An operation of a patch must be an object");
      }
      changes.add(change(item));
    }
    return new PackagePatch(changes);
  }

  private static Change change(JsonNode item) {
    JsonNode op = member(item, "op");
    List<String> path = segments(member(item, "path"));
    JsonNode value = member(item, "value");
    Attribute attribute = attribute(path.get(0));
    Operation operation = operation(op, attribute);
    requireKind(attribute, value);
    return new Change(operation, attribute, value);
  }

  private static JsonNode member(JsonNode item, String name) {
    JsonNode value = item.get(name);
    if (value == null) {
      throw ApiException.badRequest("An operation of a patch needs the member " + name);
    }
    return value;
  }

  private static List<String> segments(JsonNode path) {
    if (!path.isString()) {
      throw ApiException.badRequest("path must be text");
    }
    String pointer = path.stringValue();
    if (!pointer.startsWith("/")
        || (pointer.length() > 1 && pointer.endsWith("/"))
        || BLANK_SEGMENT.matcher(pointer).find()
        || BAD_ESCAPE.matcher(pointer).find()) {
      throw ApiException.badRequest("path \"%s\" is no JSON pointer".formatted(pointer));
    }
    List<String> segments =
        Arrays.stream(pointer.substring(1).split("/", -1))
            .map(segment -> segment.replace("~1", "/").replace("~0", "~").strip())
            .toList();
    if (segments.size() > 1) {
      throw ApiException.badRequest("path \"%s\" is nested".formatted(pointer));
    }
    return segments;
  }

  private static Attribute attribute(String name) {
    for (Attribute attribute : Attribute.values()) {
      if (attribute.path().equals(name)) {
        return attribute;
      }
    }
    throw ApiException.forbidden("Attribute \"%s\" cannot be changed".formatted(name));
  }

  private static Operation operation(JsonNode op, Attribute attribute) {
    String text = op.isString() ? op.stringValue() : "";
    for (Operation operation : attribute.operations) {
      if (operation.name().toLowerCase(Locale.ROOT).equals(text)) {
        return operation;
      }
    }
    throw ApiException.forbidden(
        "Operation \"%s\" is not allowed on %s".formatted(text, attribute.path()));
  }

  private static void requireKind(Attribute attribute, JsonNode value) {
    switch (attribute) {
      case TAGS, CATEGORIES -> UploadMetadata.texts(attribute.path(), value);
      case IS_PUBLIC, ENABLED -> {
        if (!value.isBoolean()) {
          throw ApiException.badRequest(attribute.path() + " must be true or false");
        }
      }
      case NAME, DESCRIPTION -> {
        if (!value.isString()) {
          throw ApiException.badRequest(attribute.path() + " must be text");
        }
        String text = value.stringValue();
        if (attribute == Attribute.NAME && text.codePointCount(0, text.length()) > MAX_NAME) {
          throw ApiException.badRequest("name may have %d characters".formatted(MAX_NAME));
        }
      }
    }
  }

  /** Returns whether one of the changes makes packages public. */
  boolean makesPublic() {
    return changes.stream()
        .anyMatch(c -> c.attribute() == Attribute.IS_PUBLIC && c.value().booleanValue());
  }

  /** Returns the categories that must exist for the changes to be possible. */
  Set<String> namedCategories() {
    Set<String> names = new HashSet<>();
    for (Change change : changes) {
      if (change.attribute() == Attribute.CATEGORIES && change.operation() != Operation.REMOVE) {
        names.addAll(texts(change.value()));
      }
    }
    return names;
  }

  /**
   * Returns the package with all changes made.
   *
   * @throws ApiException 404 if an element to remove is not there
   */
  CatalogPackage apply(CatalogPackage row, Instant now) {
    Draft draft = new Draft(row);
    changes.forEach(draft::apply);
    return draft.toPackage(row, now);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.stringValue()));
    return texts;
  }

  private static final class Draft {

    private final Set<String> tags;
    private final Set<String> categories;
    private boolean isPublic;
    private boolean enabled;
    private @Nullable String name;
    private @Nullable String description;

    Draft(CatalogPackage row) {
      tags = new LinkedHashSet<>(row.tags());
      categories = new LinkedHashSet<>(row.categories());
      isPublic = row.isPublic();
      enabled = row.enabled();
    }

    void apply(Change change) {
      switch (change.attribute()) {
        case TAGS -> apply(change, tags);
        case CATEGORIES -> apply(change, categories);
        case IS_PUBLIC -> isPublic = change.value().booleanValue();
        case ENABLED -> enabled = change.value().booleanValue();
        case NAME -> name = change.value().stringValue();
        case DESCRIPTION -> description = change.value().stringValue();
      }
    }

    private static void apply(Change change, Set<String> set) {
      List<String> values = texts(change.value());
      switch (change.operation()) {
        case ADD -> set.addAll(values);
        case REPLACE -> {
          set.clear();
          set.addAll(values);
        }
        case REMOVE -> {
          for (String value : values) {
            if (!set.remove(value)) {
              throw ApiException.notFound(
                  "%s has no \"%s\"".formatted(change.attribute().path(), value));
            }
          }
        }
      }
    }

    CatalogPackage toPackage(CatalogPackage row, Instant now) {
      Text text = row.text();
      return new CatalogPackage(
          row.id(),
          row.ownerId(),
          row.identity(),
          new Text(
              name == null ? text.name() : name,
              text.author(),
              description == null ? text.description() : description,
              text.supplier()),
          enabled,
          isPublic,
          List.copyOf(tags),
          List.copyOf(categories),
          row.classDefinitions(),
          row.archive(),
          row.created(),
          now);
    }
  }
}
