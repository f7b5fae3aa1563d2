package io.murano.conductor.muranopl.schema;

import io.murano.conductor.muranopl.error.DslException;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.execution.MetaInstance;
import io.murano.conductor.muranopl.execution.MetaStore;
import io.murano.conductor.muranopl.packaging.RuntimeVersion;
import io.murano.conductor.muranopl.request.SchemaQuery;
import io.murano.conductor.muranopl.type.MethodArgument;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoMethod;
import io.murano.conductor.muranopl.type.MuranoProperty;
import io.murano.conductor.muranopl.type.PropertyUsage;
import io.murano.conductor.muranopl.type.Specification;
import io.murano.conductor.muranopl.value.JavaValues;
import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Generates the schemas of a class and its model builders (contract muranopl §2.7). */
public final class SchemaGenerator {

  private static final String DRAFT = "http://json-schema.org/draft-04/schema#";
  private static final String MODEL_BUILDER = "io.murano.metadata.ModelBuilder";

  private final ContractSchemas contracts;

  /**
   * Creates a generator.
   *
   * @param languageContexts the functions of the language, without those of the engine
   */
  public SchemaGenerator(Function<RuntimeVersion, Context> languageContexts) {
    this.contracts = new ContractSchemas(languageContexts);
  }

  /**
   * Returns the schemas by method name; that of the class is under the empty name.
   *
   * @throws RuntimeException if the class cannot be found or compiled
   */
  public @Nullable Object generate(Execution execution, SchemaQuery query) {
    MuranoClass type =
        execution.types().findClass(query.className(), query.packageName(), query.classVersion());
    Map<String, Object> result = new LinkedHashMap<>();
    if (query.methods().isEmpty() || query.methods().contains("")) {
      result.put("", new Entity(execution, type).ofClass());
    }
    for (MuranoMethod builder : builders(execution, type)) {
      if (query.methods().isEmpty() || query.methods().contains(builder.name())) {
        result.put(builder.name(), new Entity(execution, type).ofMethod(builder));
      }
    }
    return JavaValues.toValue(result);
  }

  private static List<MuranoMethod> builders(Execution execution, MuranoClass type) {
    List<MuranoMethod> result = new ArrayList<>();
    for (String name : type.allMethodNames()) {
      MuranoMethod method;
      try {
        method = type.findSingleMethod(name);
      } catch (DslException e) {
        continue;
      }
      if (method.isExposed() && method.isStatic() && isBuilder(execution, method)) {
        result.add(method);
      }
    }
    return result;
  }

  private static boolean isBuilder(Execution execution, MuranoMethod method) {
    try {
      MetaInstance marker = MetaStore.find(execution.metadata().ofMethod(method), MODEL_BUILDER);
      return marker != null
          && Values.truth(execution.properties().get(marker.object(), "enabled", null));
    } catch (YaqlException e) {
      return false;
    }
  }

  /** The schema of one class or method. */
  private final class Entity {
    private final Execution execution;
    private final MuranoClass type;
    private final FormHints hints;
    private final Map<String, Object> properties = new LinkedHashMap<>();

    Entity(Execution execution, MuranoClass type) {
      this.execution = execution;
      this.type = type;
      this.hints = new FormHints(execution, type);
    }

    Map<String, @Nullable Object> ofClass() {
      for (String name : type.allPropertyNames()) {
        MuranoProperty property = type.findSingleProperty(name);
        if (property.usage() == PropertyUsage.IN || property.usage() == PropertyUsage.IN_OUT) {
          add(
              name,
              property.specification(),
              property.declaringType(),
              execution.metadata().ofProperty(property));
        }
      }
      return complete(execution.metadata().ofType(type));
    }

    Map<String, @Nullable Object> ofMethod(MuranoMethod method) {
      for (MethodArgument argument : method.arguments().values()) {
        add(
            argument.name(),
            argument.specification(),
            method.declaringType(),
            execution.metadata().ofArgument(argument));
      }
      return complete(execution.metadata().ofMethod(method));
    }

    private void add(
        String name,
        Specification specification,
        MuranoClass declaringType,
        List<MetaInstance> metadata) {
      Context context = contracts.context(execution, declaringType);
      Map<String, @Nullable Object> schema =
          new LinkedHashMap<>(contracts.translate(specification.contract().declaration(), context));
      addDefault(schema, specification, declaringType);
      hints.describe(metadata, schema::put);
      properties.put(name, schema);
    }

    /** A default that needs an object is left out: there is none. */
    private void addDefault(
        Map<String, @Nullable Object> schema,
        Specification specification,
        MuranoClass declaringType) {
      if (!specification.hasDefault()) {
        return;
      }
      try {
        Context context = contracts.context(execution, declaringType);
        schema.put("default", specification.defaultValue().evaluate(context));
      } catch (YaqlException e) {
        schema.remove("default");
      }
    }

    private Map<String, @Nullable Object> complete(List<MetaInstance> metadata) {
      Map<String, @Nullable Object> schema = new LinkedHashMap<>();
      schema.put("$schema", DRAFT);
      schema.put("type", "object");
      schema.put("properties", properties);
      schema.put("additionalProperties", false);
      schema.put("formSections", hints.sections(metadata));
      hints.describe(metadata, schema::put);
      return schema;
    }
  }
}
