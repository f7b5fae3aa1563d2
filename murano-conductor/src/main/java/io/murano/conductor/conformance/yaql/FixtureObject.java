package io.murano.conductor.conformance.yaql;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.library.HostObject;
import io.murano.conductor.yaql.library.HostObjectSettings;
import io.murano.conductor.yaql.library.HostObjectSettings.Remapped;
import io.murano.conductor.yaql.library.regex.YaqlRegex;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import io.murano.conductor.yaql.value.MutableDict;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.YaqlCallable;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A host object of a case file. One without settings is opaque to expressions. */
class FixtureObject implements YaqlValue {

  private final String label;

  private FixtureObject(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  @Override
  public String typeName() {
    return "Object";
  }

  static FixtureObject of(JsonNode description) {
    String label = description.path("label").stringValue("object");
    JsonNode settings = description.get("settings");
    return settings == null || settings.isNull()
        ? new FixtureObject(label)
        : new Exposed(label, description, settings(settings));
  }

  private static HostObjectSettings settings(JsonNode node) {
    Map<String, Remapped> remapping = new LinkedHashMap<>();
    node.path("attribute_remapping")
        .properties()
        .forEach(entry -> remapping.put(entry.getKey(), remapped(entry.getValue())));
    HostObjectSettings settings =
        new HostObjectSettings(
            node.path("yaqlize_attributes").asBoolean(true),
            node.path("yaqlize_methods").asBoolean(true),
            node.path("yaqlize_indexer").asBoolean(true),
            entries(node.path("whitelist")),
            entries(node.path("blacklist")),
            remapping);
    return node.path("blacklist_remapped_attributes").asBoolean(true)
        ? settings.refusingRealNames()
        : settings;
  }

  private static Remapped remapped(JsonNode node) {
    if (node.isString()) {
      return new Remapped(node.stringValue(), Map.of());
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    node.path(1)
        .properties()
        .forEach(entry -> arguments.put(entry.getKey(), entry.getValue().stringValue()));
    return new Remapped(node.get(0).stringValue(), arguments);
  }

  private static List<Predicate<String>> entries(JsonNode nodes) {
    List<Predicate<String>> entries = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (node.isString()) {
        entries.add(node.stringValue()::equals);
      } else {
        YaqlRegex regex = YaqlRegex.compile(node.get("$regex").stringValue());
        entries.add(name -> regex.isFoundIn(name, new Evaluation(YaqlOptions.DEFAULT, null)));
      }
    }
    return entries;
  }

  private static final class Exposed extends FixtureObject implements HostObject {
    private final HostObjectSettings settings;
    private final JsonNode attributes;
    private final JsonNode methods;
    private final @Nullable JsonNode items;

    Exposed(String label, JsonNode description, HostObjectSettings settings) {
      super(label);
      this.settings = settings;
      this.attributes = description.path("attributes");
      this.methods = description.path("methods");
      this.items = description.get("items");
    }

    @Override
    public HostObjectSettings settings() {
      return settings;
    }

    @Override
    public @Nullable Object attribute(String name) {
      JsonNode method = methods.get(name);
      if (method != null) {
        return new FixtureMethod(name, method);
      }
      JsonNode attribute = attributes.get(name);
      if (attribute == null) {
        throw NativeException.attributeError("'Object' object has no attribute '" + name + "'");
      }
      return InputValues.decode(attribute);
    }

    @Override
    public @Nullable Object item(@Nullable Object key) {
      if (items == null) {
        throw NativeException.typeError("'Object' object is not subscriptable");
      }
      JsonNode item = items.get(String.valueOf(key));
      if (item == null) {
        throw NativeException.keyError(Text.repr(key));
      }
      return InputValues.decode(item);
    }
  }

  /** Returns its own name and arguments, or a constant. */
  private record FixtureMethod(String name, JsonNode constant) implements YaqlCallable {
    @Override
    public @Nullable Object call(List<? extends @Nullable Object> args, Map<String, ?> kwargs) {
      if (!constant.isNull()) {
        return InputValues.decode(constant);
      }
      MutableDict named = new MutableDict();
      kwargs.forEach(named::put);
      MutableList result = new MutableList();
      result.add(name);
      result.add(new MutableList(args));
      result.add(named);
      return result;
    }

    @Override
    public boolean equalTo(@Nullable Object other) {
      return equals(other);
    }
  }
}
