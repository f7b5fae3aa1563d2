package io.murano.conductor.muranopl.statement;

import io.murano.conductor.muranopl.expression.MplExpression;
import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.yaql.value.Text;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pieces of class files as messages show them. */
final class YamlText {

  private static final int MAX_LENGTH = 500;

  private YamlText() {}

  /** Returns a short text of a value read by the YAML reader. */
  static String of(@Nullable Object yaml) {
    String text = full(yaml, 0);
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
  }

  private static String full(@Nullable Object yaml, int depth) {
    if (depth > 20) {
      return "…";
    }
    if (yaml instanceof MplExpression expression) {
      return expression.repr();
    }
    if (yaml instanceof YamlMap map) {
      return map.entries().stream()
          .map(e -> full(e.key(), depth + 1) + ": " + full(e.value(), depth + 1))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (yaml instanceof List<?> list) {
      return list.stream()
          .map(item -> full(item, depth + 1))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return Text.repr(yaml);
  }
}
