package io.murano.e2e.bench;

import io.murano.conductor.yaql.YaqlDialect;
import io.murano.conductor.yaql.YaqlEngine;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.type.DataConverter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The expressions both engines are measured with, and the data they are evaluated on. */
final class YaqlDocument {

  /** Elements a collection may have, as for packages. */
  static final long LIMIT = YaqlDialect.MURANO_ITERATORS_LIMIT;

  /** Bytes a value may have, as for packages. */
  static final long QUOTA = YaqlDialect.MURANO_MEMORY_QUOTA;

  /** Engine with the limits of packages. */
  static final YaqlEngine ENGINE = engine(LIMIT, QUOTA);

  /** Engine for long pipelines. */
  static final YaqlEngine UNLIMITED = engine(-1, -1);

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNode DOCUMENT = read();

  private final Object data;

  YaqlDocument() {
    this.data = DataConverter.freeze(JSON.convertValue(DOCUMENT.get("data"), Map.class));
  }

  private static YaqlEngine engine(long limit, long quota) {
    YaqlEngine engine = YaqlDialect.DEFAULT.engine();
    return engine.withOptions(
        engine.options().toBuilder()
            .limitIterators(limit)
            .memoryQuota(quota)
            .convertSetsToLists(false)
            .build());
  }

  private static JsonNode read() {
    try (InputStream in = open()) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the document, for the other engine's standard input. */
  static InputStream open() {
    InputStream in = YaqlDocument.class.getResourceAsStream("/yaql/expressions.json");
    if (in == null) {
      throw new IllegalStateException("yaql/expressions.json is not on the class path");
    }
    return in;
  }

  /** Returns the expressions by their names, in order. */
  static Map<String, String> expressions() {
    Map<String, String> all = new LinkedHashMap<>();
    DOCUMENT
        .get("expressions")
        .properties()
        .forEach(e -> all.put(e.getKey(), e.getValue().asString()));
    return all;
  }

  /** Returns the text of the pipeline over that many elements. */
  static String pipeline(int elements) {
    return DOCUMENT.get("pipeline").asString().formatted(elements);
  }

  /** Returns a fresh context in which {@code $} is the data. */
  Context context() {
    Context context = YaqlDialect.DEFAULT.context().createChild();
    context.set("$", data);
    return context;
  }
}
