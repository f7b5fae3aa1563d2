package io.murano.common.archive;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;

/**
 * Writes forms as YAML. All text is quoted, because forms take plain scalars for expressions;
 * expressions carry the tag {@code !yaql}.
 */
final class UiYaml {

  private static final Tag YAQL = new Tag("!yaql");

  /** Text that is an expression. */
  record Yaql(String expression) {}

  private UiYaml() {}

  static String write(Map<String, Object> document) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    StringWriter out = new StringWriter();
    try {
      Serializer serializer =
          new Serializer(new Emitter(out, options), new Resolver(), options, null);
      serializer.open();
      serializer.serialize(node(document));
      serializer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Returns a value as it is written in an expression. */
  static String literal(@Nullable Object value) {
    if (value instanceof String text) {
      return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
    return String.valueOf(value);
  }

  private static Node node(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      List<NodeTuple> tuples = new ArrayList<>();
      map.forEach((key, item) -> tuples.add(new NodeTuple(node(key), node(item))));
      return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
    }
    if (value instanceof List<?> list) {
      List<Node> items = new ArrayList<>();
      list.forEach(item -> items.add(node(item)));
      return new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
    }
    if (value instanceof Yaql yaql) {
      return quoted(YAQL, yaql.expression());
    }
    if (value instanceof String text) {
      return quoted(Tag.STR, text);
    }
    return plain(value);
  }

  private static Node plain(@Nullable Object value) {
    Tag tag = Tag.NULL;
    if (value instanceof Boolean) {
      tag = Tag.BOOL;
    } else if (value instanceof Double || value instanceof Float) {
      tag = Tag.FLOAT;
    } else if (value instanceof Number) {
      tag = Tag.INT;
    }
    return new ScalarNode(tag, String.valueOf(value), null, null, ScalarStyle.PLAIN);
  }

  private static Node quoted(Tag tag, String text) {
    return new ScalarNode(tag, text, null, null, ScalarStyle.DOUBLE_QUOTED);
  }
}
