package io.murano.conductor.muranopl.yaml;

import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.Tuple;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns plain YAML into values of packages. */
public final class YamlValues {

  private YamlValues() {}

  /** Returns the value of something a {@link YamlReader} without expressions has read. */
  public static @Nullable Object of(@Nullable Object yaml) {
    if (yaml instanceof YamlMap map) {
      FrozenDict.Builder builder = FrozenDict.builder(map.size());
      map.entries().forEach(entry -> builder.put(of(entry.key()), of(entry.value())));
      return builder.build();
    }
    if (yaml instanceof List<?> list) {
      return Tuple.wrap(list.stream().map(YamlValues::of).toArray());
    }
    if (yaml instanceof Set<?> set) {
      FrozenSet.Builder builder = FrozenSet.builder();
      set.forEach(item -> builder.add(of(item)));
      return builder.build();
    }
    return yaml;
  }
}
