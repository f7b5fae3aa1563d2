package io.murano.conductor.muranopl.schema;

import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.expression.Node;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.NodeCompiler;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds in the predicate of {@code check} what a JSON schema can express too. */
final class CheckPatterns {

  /** Stands for {@code $}, whose value is not known. */
  private static final YaqlValue UNKNOWN =
      new YaqlValue() {
        @Override
        public String typeName() {
          return "unknown";
        }
      };

  private static final Map<String, String> REVERSED =
      Map.of(">", "<", "<", ">", ">=", "<=", "<=", ">=");

  private final Context context;
  private final Evaluation evaluation;

  CheckPatterns(Context context, Evaluation evaluation) {
    this.context = context.createChild();
    this.context.set("$", UNKNOWN);
    this.evaluation = evaluation;
  }

  SchemaValue describe(SchemaValue schema, ExecutableNode predicate) {
    return describe(schema, predicate.syntax());
  }

  private SchemaValue describe(SchemaValue schema, Node predicate) {
    if (!(predicate instanceof Node.Binary binary)) {
      return schema;
    }
    return switch (binary.operator()) {
      case "and" -> describe(describe(schema, binary.left()), binary.right());
      case ">", "<", ">=", "<=" -> comparison(schema, binary);
      case "in" -> membership(schema, binary);
      case "." -> pattern(schema, binary);
      default -> schema;
    };
  }

  private SchemaValue comparison(SchemaValue schema, Node.Binary binary) {
    if (isValue(binary.left())) {
      return bound(schema, binary.operator(), constant(binary.right()));
    }
    if (isValue(binary.right())) {
      String reversed = REVERSED.getOrDefault(binary.operator(), binary.operator());
      return bound(schema, reversed, constant(binary.left()));
    }
    return schema;
  }

  private static SchemaValue bound(SchemaValue schema, String operator, @Nullable Object constant) {
    if (constant == null) {
      return schema;
    }
    boolean lower = operator.startsWith(">");
    boolean exclusive = operator.length() == 1;
    return lower
        ? schema.with("minimum", constant).with("exclusiveMinimum", exclusive)
        : schema.with("maximum", constant).with("exclusiveMaximum", exclusive);
  }

  private SchemaValue membership(SchemaValue schema, Node.Binary binary) {
    return isValue(binary.left()) && constant(binary.right()) instanceof Tuple values
        ? schema.with("enum", values)
        : schema;
  }

  private SchemaValue pattern(SchemaValue schema, Node.Binary binary) {
    if (isValue(binary.left())
        && binary.right() instanceof Node.Call call
        && call.name().equals("matches")
        && !call.args().isEmpty()) {
      Object constant = constant(call.args().get(0));
      return constant == null ? schema : schema.with("pattern", constant);
    }
    return schema;
  }

  private static boolean isValue(Node node) {
    return node instanceof Node.Variable variable
        && (variable.name().equals("$") || variable.name().equals("$1"));
  }

  /** Returns the value of an expression that does not depend on {@code $}; null if it does. */
  private @Nullable Object constant(Node node) {
    if (node instanceof Node.Constant constant) {
      return constant.value();
    }
    if (node instanceof Node.Keyword keyword) {
      return keyword.name();
    }
    try {
      Object value = NodeCompiler.compile(node, node.toString()).evaluate(context, evaluation);
      return dependsOnValue(value) ? null : value;
    } catch (YaqlException e) {
      return null;
    }
  }

  private static boolean dependsOnValue(@Nullable Object value) {
    if (value instanceof YaqlDict dict) {
      return dependsOnValue(Tuple.copyOf(dict.keySet()))
          || dependsOnValue(Tuple.copyOf(dict.values()));
    }
    if (value instanceof Tuple items) {
      return items.stream().anyMatch(CheckPatterns::dependsOnValue);
    }
    return value == UNKNOWN || value == NoValue.INSTANCE || value instanceof YaqlIterable;
  }
}
