package io.murano.conductor.muranopl.contract;

import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.NamespaceResolver;
import io.murano.conductor.muranopl.type.TypeReference;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes values at dotted paths inside of object models. */
final class ModelPaths {

  private ModelPaths() {}

  /** Returns a model with a value at each path below its properties. */
  static YaqlDict set(
      YaqlDict model, List<String> paths, Object value, @Nullable MuranoClass scope) {
    for (Object key : model.keySet()) {
      if (isTypeKey(key, scope)) {
        YaqlDict properties = model.get(key) instanceof YaqlDict dict ? dict : FrozenDict.EMPTY;
        return with(model, key, setAll(properties, paths, value));
      }
    }
    return setAll(model, paths, value);
  }

  private static boolean isTypeKey(@Nullable Object key, @Nullable MuranoClass scope) {
    return key instanceof TypeReference
        || key instanceof MuranoClass
        || (scope != null
            && key instanceof String name
            && NamespaceResolver.isPrefixedTypeName(name));
  }

  private static YaqlDict setAll(YaqlDict properties, List<String> paths, Object value) {
    YaqlDict result = properties;
    for (String path : paths) {
      result = setAt(result, path, value);
    }
    return result;
  }

  private static YaqlDict setAt(YaqlDict dict, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return with(dict, path, value);
    }
    String key = path.substring(0, dot);
    return dict.get(key) instanceof YaqlDict inner
        ? with(dict, key, setAt(inner, path.substring(dot + 1), value))
        : dict;
  }

  /**
   * Returns a model without the values at some paths.
   *
   * @throws NativeException KeyError if a path ends in a dictionary that lacks the last key
   */
  static YaqlDict remove(YaqlDict model, List<String> paths) {
    YaqlDict result = model;
    for (String path : paths) {
      result = removeAt(result, path);
    }
    return result;
  }

  private static YaqlDict removeAt(YaqlDict dict, String path) {
    int dot = path.indexOf('.');
    if (dot >= 0) {
      String key = path.substring(0, dot);
      return dict.get(key) instanceof YaqlDict inner
          ? with(dict, key, removeAt(inner, path.substring(dot + 1)))
          : dict;
    }
    if (dict.find(path) == NoValue.INSTANCE) {
      throw NativeException.keyError("'" + path + "'");
    }
    FrozenDict.Builder builder = FrozenDict.builder(dict.size());
    dict.forEach(
        (key, value) -> {
          if (!Values.same(key, path)) {
            builder.put(key, value);
          }
        });
    return builder.build();
  }

  private static YaqlDict with(YaqlDict dict, @Nullable Object key, @Nullable Object value) {
    return FrozenDict.builder(dict).put(key, value).build();
  }
}
