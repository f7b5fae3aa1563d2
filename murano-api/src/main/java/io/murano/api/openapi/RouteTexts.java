package io.murano.api.openapi;

import io.murano.common.json.MuranoJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** The file {@code openapi/routes.yaml}: texts, schemas and examples by route. Immutable. */
final class RouteTexts {

  private static final String RESOURCE = "/openapi/routes.yaml";

  private final JsonNode document;

  private RouteTexts(JsonNode document) {
    this.document = document;
  }

  /** Reads the file. */
  static RouteTexts load() {
    try (InputStream resource = RouteTexts.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(resource);
      return new RouteTexts(MuranoJson.mapper().valueToTree(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the routes that have an entry, written {@code METHOD /path}. */
  Set<String> routes() {
    return Set.copyOf(document.path("routes").propertyNames());
  }

  /** Returns the entry of a route. */
  Optional<Entry> find(String method, String path) {
    JsonNode entry = document.path("routes").get(method + " " + path);
    return entry == null ? Optional.empty() : Optional.of(new Entry(entry));
  }

  /** Returns what a parameter means, wherever it occurs. */
  @Nullable String parameter(String name) {
    return document.path("parameters").path(name).asString(null);
  }

  /** Returns the schemas by name. */
  Map<String, JsonNode> schemas() {
    Map<String, JsonNode> schemas = new LinkedHashMap<>();
    document
        .path("schemas")
        .properties()
        .forEach(schema -> schemas.put(schema.getKey(), schema.getValue()));
    return schemas;
  }

  /**
   * The entry of one route.
   *
   * @param json its members, described at the head of the file
   */
  record Entry(JsonNode json) {

    String required(String member) {
      return json.required(member).stringValue();
    }

    @Nullable String text(String member) {
      return json.path(member).asString(null);
    }

    String text(String member, String otherwise) {
      return json.path(member).asString(otherwise);
    }

    boolean flag(String member) {
      return json.path(member).asBoolean(false);
    }

    Optional<JsonNode> member(String member) {
      return Optional.ofNullable(json.get(member));
    }

    Iterator<JsonNode> errors() {
      return json.path("errors").iterator();
    }
  }
}
