package io.murano.conductor.muranopl.declaration;

import io.murano.conductor.muranopl.type.MetaTarget;
import io.murano.conductor.muranopl.type.MetaTraits;
import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class as its document declares it.
 *
 * @param document the document
 * @param namespaces prefix → namespace
 */
record ClassDeclaration(YamlMap document, Map<String, @Nullable String> namespaces) {

  /** Returns a value as a list: null is empty, anything but a list is its only item. */
  static List<?> list(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list ? list : List.of(value);
  }

  /** Returns the names of the parents as written. */
  List<String> parents() {
    List<String> result = new ArrayList<>();
    for (Object name : list(document.get("Extends"))) {
      result.add(String.valueOf(name));
    }
    return result;
  }

  /** Returns the names of imported types as written. */
  List<String> imports() {
    List<String> result = new ArrayList<>();
    for (Object name : list(document.get("Import"))) {
      result.add(String.valueOf(name));
    }
    return result;
  }

  /** Returns the properties by name as written. */
  YamlMap properties() {
    return section("Properties");
  }

  /** Returns the methods by name as written. */
  YamlMap methods() {
    YamlMap methods = section("Methods");
    return methods.isEmpty() ? section("Workflow") : methods;
  }

  private YamlMap section(String key) {
    Object value = document.get(key);
    if (value == null || (value instanceof List<?> list && list.isEmpty())) {
      return new YamlMap(List.of(), document.span());
    }
    if (!(value instanceof YamlMap map)) {
      throw NativeException.attributeError(key + " must be a mapping, not " + Text.repr(value));
    }
    return map;
  }

  /**
   * Returns what makes this a metadata class; null if it is an ordinary one.
   *
   * @throws NativeException ValueError if usage, cardinality, targets or inheritance are wrong
   */
  @Nullable MetaTraits metaTraits() {
    Object usage = document.has("Usage") ? document.get("Usage") : "Class";
    if ("Class".equals(usage)) {
      return null;
    }
    if (!"Meta".equals(usage)) {
      throw NativeException.valueError("Invalid type Usage: \"" + usage + "\"");
    }
    Object cardinality = document.has("Cardinality") ? document.get("Cardinality") : "One";
    if (!"One".equals(cardinality) && !"Many".equals(cardinality)) {
      throw NativeException.valueError("Invalid MetaClass Cardinality \"" + cardinality + "\"");
    }
    Object inherited = document.has("Inherited") ? document.get("Inherited") : false;
    if (!(inherited instanceof Boolean inheritedFlag)) {
      throw NativeException.valueError("Invalid Inherited value. Must be true or false");
    }
    return new MetaTraits("Many".equals(cardinality), targets(), inheritedFlag);
  }

  private Set<MetaTarget> targets() {
    if (!document.has("Applies")) {
      return MetaTarget.all();
    }
    Set<MetaTarget> result = EnumSet.noneOf(MetaTarget.class);
    for (Object name : list(document.get("Applies"))) {
      MetaTarget target = MetaTarget.of(String.valueOf(name));
      if (target != null) {
        result.add(target);
      } else if ("All".equals(name)) {
        result.addAll(MetaTarget.all());
      } else {
        throw NativeException.valueError("Invalid MetaClass target(s) \"" + name + "\":");
      }
    }
    return result;
  }
}
