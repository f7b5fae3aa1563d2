package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.type.NamespaceResolver;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.muranopl.version.VersionSpec;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object as a model describes it (contract muranopl §4.1): with a {@code ?} header, or inline
 * with the type as a key.
 *
 * @param type the class, or null if none is named
 * @param properties values of properties
 * @param header everything else, by key
 */
public record ObjectDefinition(@Nullable MuranoClass type, YaqlDict properties, YaqlDict header) {

  private static final String HEADER = "?";
  private static final Pattern TYPE_STRING =
      Pattern.compile("([a-zA-Z0-9_.]+)(?:/([^@]+))?(?:@([a-zA-Z0-9_.]+))?");

  /**
   * Reads a definition.
   *
   * @param model the description; anything but a dictionary is refused
   * @param scope class in whose namespaces type names are resolved; null if there are none
   */
  static ObjectDefinition parse(
      @Nullable Object model, @Nullable MuranoClass scope, TypeRegistry types) {
    if (!(model instanceof YaqlDict dict)) {
      throw NativeException.valueError("Invalid object representation format");
    }
    for (Object key : dict.keySet()) {
      if (isType(key, scope)) {
        return inline(dict, key, scope, types);
      }
    }
    Object header = dict.find(HEADER);
    if (header == NoValue.INSTANCE) {
      return new ObjectDefinition(null, dict, FrozenDict.EMPTY);
    }
    if (!(header instanceof YaqlDict headerDict)) {
      throw NativeException.attributeError(
          "the header of an object must be a dictionary, not " + Text.repr(header));
    }
    return new ObjectDefinition(headerType(headerDict, types), without(dict, HEADER), headerDict);
  }

  private static boolean isType(@Nullable Object key, @Nullable MuranoClass scope) {
    if (key instanceof TypeReference || key instanceof MuranoClass) {
      return true;
    }
    return scope != null && key instanceof String s && NamespaceResolver.isPrefixedTypeName(s);
  }

  private static ObjectDefinition inline(
      YaqlDict dict, @Nullable Object key, @Nullable MuranoClass scope, TypeRegistry types) {
    Object properties = dict.get(key);
    if (!Values.truth(properties)) {
      properties = FrozenDict.EMPTY;
    }
    if (!(properties instanceof YaqlDict propertyDict)) {
      throw NativeException.typeError(
          "the properties of an object must be a dictionary, not " + Text.repr(properties));
    }
    return new ObjectDefinition(typeOf(key, scope, types), propertyDict, without(dict, key));
  }

  private static MuranoClass typeOf(
      @Nullable Object key, @Nullable MuranoClass scope, TypeRegistry types) {
    if (key instanceof TypeReference reference) {
      return reference.type();
    }
    if (key instanceof MuranoClass type) {
      return type;
    }
    if (scope == null) {
      throw new IllegalStateException("a type name needs a scope");
    }
    return types.resolve(String.valueOf(key), scope);
  }

  private static @Nullable MuranoClass headerType(YaqlDict header, TypeRegistry types) {
    Object type = header.get("type");
    if (type instanceof TypeReference reference) {
      return reference.type();
    }
    if (type instanceof MuranoClass known) {
      return known;
    }
    if (!Values.truth(type)) {
      return null;
    }
    Matcher matcher = TYPE_STRING.matcher(String.valueOf(type));
    if (!(type instanceof String) || !matcher.matches()) {
      throw NativeException.typeError(
          "Invalid type " + Text.repr(type) + "; expected name[/version][@package]");
    }
    Object version = matcher.group(2) == null ? header.get("classVersion") : matcher.group(2);
    Object packageName = matcher.group(3) == null ? header.get("package") : matcher.group(3);
    VersionSpec spec = version(version);
    MuranoPackage murano =
        Values.truth(packageName)
            ? types.loadPackage(String.valueOf(packageName), spec)
            : types.loadClassPackage(matcher.group(1), spec);
    return types.findOwnClass(murano, matcher.group(1));
  }

  private static VersionSpec version(@Nullable Object version) {
    try {
      return VersionSpec.parse(
          Values.truth(version)
              ? version instanceof String text ? text : Text.repr(version)
              : null);
    } catch (IllegalArgumentException e) {
      throw NativeException.valueError(String.valueOf(e.getMessage()));
    }
  }

  private static YaqlDict without(YaqlDict dict, @Nullable Object key) {
    FrozenDict.Builder builder = FrozenDict.builder(dict.size());
    dict.forEach(
        (name, value) -> {
          if (!Values.same(name, key)) {
            builder.put(name, value);
          }
        });
    return builder.build();
  }

  /** Returns the id, or null. */
  @Nullable String id() {
    Object id = header.get("id");
    return id == null ? null : id instanceof String text ? text : Text.repr(id);
  }

  /** Returns the name. */
  @Nullable Object name() {
    return header.get("name");
  }

  /** Returns the metadata. */
  @Nullable Object metadata() {
    return header.get("metadata");
  }

  /** Returns whether the object was destroyed already. */
  boolean isDestroyed() {
    return Values.truth(header.get("destroyed"));
  }

  /** Returns the subscriptions to the object's destruction. */
  @Nullable Object dependencies() {
    return header.get("dependencies");
  }

  /** Returns the header entries that only designers of models care for. */
  Map<String, @Nullable Object> designerAttributes() {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    header.forEach(
        (key, value) -> {
          if (key instanceof String name && name.startsWith("_")) {
            result.put(name, value);
          }
        });
    return result;
  }
}
