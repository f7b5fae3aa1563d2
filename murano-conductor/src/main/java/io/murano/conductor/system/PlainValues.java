package io.murano.conductor.system;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of packages as plain Java collections, for ports that do not know the language. */
final class PlainValues {

  private PlainValues() {}

  static Map<String, @Nullable Object> map(YaqlDict dict) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    dict.forEach((key, value) -> result.put(Text.str(key), of(value)));
    return result;
  }

  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof YaqlDict dict) {
      return map(dict);
    }
    if (value instanceof YaqlIterable items) {
      List<@Nullable Object> result = new ArrayList<>();
      for (Object item : Tuple.drain(items.iterate())) {
        result.add(of(item));
      }
      return result;
    }
    return value instanceof MuranoObject object ? object.id() : value;
  }
}
