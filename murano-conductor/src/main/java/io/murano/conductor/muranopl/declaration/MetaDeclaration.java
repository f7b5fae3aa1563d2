package io.murano.conductor.muranopl.declaration;

import io.murano.conductor.muranopl.expression.DataTemplate;
import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.yaql.error.NativeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of metadata as written.
 *
 * @param typeName name of the metadata class as written
 * @param properties values of its properties
 */
record MetaDeclaration(String typeName, DataTemplate properties) {

  /** Reads the value of a {@code Meta} key. */
  static List<MetaDeclaration> read(@Nullable Object meta) {
    List<MetaDeclaration> result = new ArrayList<>();
    for (Object entry : ClassDeclaration.list(meta)) {
      if (entry instanceof YamlMap map) {
        if (map.size() != 1) {
          throw NativeException.valueError("Invalid Meta format");
        }
        YamlMap.Entry only = map.entries().get(0);
        result.add(new MetaDeclaration(String.valueOf(only.key()), DataTemplate.of(only.value())));
      } else {
        result.add(new MetaDeclaration(String.valueOf(entry), DataTemplate.NULL));
      }
    }
    return List.copyOf(result);
  }
}
