package io.murano.conductor.muranopl.schema;

import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.execution.Frame;
import io.murano.conductor.muranopl.expression.MplExpression;
import io.murano.conductor.muranopl.packaging.RuntimeVersion;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.yaml.YamlMap;
import io.murano.conductor.yaql.runtime.Context;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Translates contracts into JSON schemas. */
final class ContractSchemas {

  private final Map<RuntimeVersion, Context> functions = new EnumMap<>(RuntimeVersion.class);

  ContractSchemas(Function<RuntimeVersion, Context> languageContexts) {
    for (RuntimeVersion version : RuntimeVersion.values()) {
      Context context = languageContexts.apply(version).createChild();
      SchemaFunctions.register(context);
      functions.put(version, context);
    }
  }

  /** Returns a context in which the code of a class can be evaluated, but with no object. */
  Context context(Execution execution, MuranoClass declaringType) {
    Frame frame = Frame.builder(execution).namesScope(declaringType).build();
    Context parent = functions.get(declaringType.owningPackage().runtimeVersion());
    if (parent == null) {
      throw new IllegalStateException("no functions for " + declaringType);
    }
    return parent.createChild(frame);
  }

  /** Returns the schema of a contract; names in it are resolved in the declaring class. */
  Map<String, @Nullable Object> translate(@Nullable Object declaration, Context context) {
    if (declaration instanceof MplExpression expression) {
      context.set("$", SchemaValue.ANY);
      return expression.evaluateLazily(context) instanceof SchemaValue schema
          ? schema.members()
          : Map.of();
    }
    if (declaration instanceof YamlMap map) {
      return dictionary(map, context);
    }
    return declaration instanceof List<?> list ? list(list, context) : Map.of();
  }

  private Map<String, @Nullable Object> dictionary(YamlMap map, Context context) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    Object others = map.isEmpty();
    for (YamlMap.Entry entry : map.entries()) {
      if (entry.key() instanceof MplExpression) {
        others = translate(entry.value(), context);
      } else {
        properties.put(String.valueOf(entry.key()), translate(entry.value(), context));
      }
    }
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("additionalProperties", others);
    return schema;
  }

  private Map<String, @Nullable Object> list(List<?> list, Context context) {
    List<Object> items = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Long)) {
        items.add(translate(item, context));
      }
    }
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    if (items.size() == 1) {
      schema.put("items", items.get(0));
    } else if (!items.isEmpty()) {
      schema.put("items", items);
      schema.put("additionalItems", items.get(items.size() - 1));
    }
    return schema;
  }
}
