package io.murano.conductor.conformance.yaql;

import io.murano.conductor.yaql.YaqlDialect;
import io.murano.conductor.yaql.YaqlEngine;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Convention;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import io.murano.conductor.yaql.type.DataConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An engine configuration of the corpus with its library.
 *
 * @param dialect the configuration
 * @param context the context all cases of the flavour evaluate below
 */
record Flavour(YaqlDialect dialect, Context context) {

  private static final Map<String, Flavour> KNOWN = new ConcurrentHashMap<>();

  static Flavour of(String name) {
    return KNOWN.computeIfAbsent(name, Flavour::create);
  }

  private static Flavour create(String name) {
    YaqlDialect dialect = YaqlDialect.valueOf(name.toUpperCase(Locale.ROOT));
    if (dialect == YaqlDialect.DEFAULT || dialect == YaqlDialect.LEGACY) {
      return new Flavour(dialect, dialect.context());
    }
    boolean old = dialect == YaqlDialect.MURANO10;
    Context library = ObjectModelStub.context(dialect.libraryContext(), old);
    Context own = dialect.muranoContext(library, () -> "abcde" + "kx2p9a1");
    ObjectModelStub.registerEngineFunctions(own);
    return new Flavour(dialect, Context.linked(library, own));
  }

  YaqlEngine engine(@Nullable JsonNode overrides) {
    if (overrides == null) {
      return dialect.engine();
    }
    YaqlOptions.Builder options = dialect.engine().options().toBuilder();
    overrides.properties().forEach(entry -> override(options, entry.getKey(), entry.getValue()));
    return dialect.engine().withOptions(options.build());
  }

  private static void override(YaqlOptions.Builder options, String name, JsonNode value) {
    switch (name) {
      case "limitIterators" -> options.limitIterators(value.longValue());
      case "memoryQuota" -> options.memoryQuota(value.longValue());
      case "convertInputData" -> options.convertInputData(value.booleanValue());
      case "convertOutputData" -> options.convertOutputData(value.booleanValue());
      case "convertTuplesToLists" -> options.convertTuplesToLists(value.booleanValue());
      case "convertSetsToLists" -> options.convertSetsToLists(value.booleanValue());
      case "iterableDicts" -> options.iterableDicts(value.booleanValue());
      default -> throw new IllegalArgumentException("unknown option " + name);
    }
  }

  /** Builds the contexts of a case; without a description there is just an empty one. */
  Context caseContext(@Nullable JsonNode description) {
    Context root = context.createChild();
    return description == null ? root : build(description, root).createChild();
  }

  private static Context build(JsonNode description, @Nullable Context base) {
    JsonNode linked = description.get("linked");
    if (linked != null) {
      return Context.linked(parentOf(description, base), build(linked, null));
    }
    JsonNode multi = description.get("multi");
    if (multi != null) {
      List<Context> members = new ArrayList<>();
      multi.forEach(member -> members.add(build(member, base)));
      return Context.multi(members);
    }
    Context parent = parentOf(description, base);
    Context context = parent == null ? Context.root(Convention.CAMEL_CASE) : parent.createChild();
    setVariables(context, description.get("variables"));
    for (JsonNode function : description.path("functions")) {
      if (function.path("exclusive").asBoolean(false)) {
        context.registerExclusive(FixtureFunction.of(function));
      } else {
        context.register(FixtureFunction.of(function));
      }
    }
    return context;
  }

  private static @Nullable Context parentOf(JsonNode description, @Nullable Context base) {
    JsonNode parent = description.get("parent");
    return parent == null ? base : build(parent, base);
  }

  static void setVariables(Context context, @Nullable JsonNode variables) {
    if (variables != null) {
      variables
          .properties()
          .forEach(
              entry ->
                  context.set(
                      entry.getKey(), DataConverter.freeze(InputValues.decode(entry.getValue()))));
    }
  }
}
