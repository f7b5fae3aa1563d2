package io.murano.conductor.conformance.muranopl;

import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.Engine;
import io.murano.conductor.muranopl.EngineBuilder;
import io.murano.conductor.muranopl.MuranoPlEngine;
import io.murano.conductor.muranopl.execution.CallArguments;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.packaging.ClassConfigurationFiles;
import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.ExecutionServices;
import io.murano.conductor.muranopl.request.SchemaQuery;
import io.murano.conductor.muranopl.schedule.ExecutionLimits;
import io.murano.conductor.muranopl.serialization.ModelLoader;
import io.murano.conductor.muranopl.serialization.ModelSerializer;
import io.murano.conductor.muranopl.serialization.ObjectSerializer;
import io.murano.conductor.muranopl.value.JsonValues;
import io.murano.conductor.muranopl.version.SemanticVersion;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.YaqlDict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs cases in the order of events that the case files prescribe. Thread-safe. */
public final class CaseRunner {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  private final Engine engine = builder().build();

  private static EngineBuilder builder() {
    return MuranoPlEngine.builder().functions(Trace::register);
  }

  /** Runs a case and returns its outcome: result or error, trace, model and what it asks for. */
  public ObjectNode run(ConformanceCase conformanceCase) {
    JsonNode configs = conformanceCase.member("configs");
    if (configs.isEmpty()) {
      return new Run(conformanceCase, engine).outcome();
    }
    try {
      Path folder = Files.createTempDirectory("murano-conformance");
      try {
        for (Map.Entry<String, JsonNode> entry : configs.properties()) {
          JsonNode content = entry.getValue();
          Files.writeString(
              folder.resolve(entry.getKey()),
              content.isString() ? content.stringValue() : content.toString());
        }
        ClassConfigurationFiles files = new ClassConfigurationFiles(folder);
        Engine configured =
            builder().classConfigurations(type -> files.find(type.name(), type.version())).build();
        return new Run(conformanceCase, configured).outcome();
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the configuration files cannot be written", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** One case being run. */
  private static final class Run {
    private final ConformanceCase source;
    private final Engine engine;
    private final Trace trace = new Trace();
    private final ObjectNode outcome = JsonNodeFactory.instance.objectNode();
    private String stage = "package";
    private @Nullable MuranoObject root;
    private boolean loaded;

    Run(ConformanceCase source, Engine engine) {
      this.source = source;
      this.engine = engine;
    }

    ObjectNode outcome() {
      outcome.put("id", source.id());
      try {
        ExecutionContext context =
            ExecutionContext.builder(source.id(), new IndexedPackageLoader(CasePackages.of(source)))
                .services(ExecutionServices.builder().add(Trace.class, trace).build())
                .limits(ExecutionLimits.DEFAULT.withWallClock(TIME_LIMIT))
                .build();
        Execution execution = engine.newExecution(context);
        execution.run(
            () -> {
              events(execution);
              return null;
            });
      } catch (MuranoException e) {
        outcome.set("error", ErrorEncoder.encode(e, stage, source));
      } catch (Exception e) {
        throw new IllegalStateException("case " + source.id() + " cannot be run", e);
      }
      if (!trace.encode().isEmpty()) {
        outcome.set("trace", trace.encode());
      }
      return outcome;
    }

    private void events(Execution execution) {
      try {
        prepare(execution);
        if (!source.member("call").isMissingNode()) {
          stage = "call";
          outcome.set("result", call(execution));
        } else if (!source.member("schema").isMissingNode()) {
          stage = "schema";
          outcome.set("result", schema(execution));
        }
      } catch (MuranoException e) {
        outcome.set("error", ErrorEncoder.encode(e, stage, source));
      }
      if (loaded && source.member("finalize").booleanValue(false)) {
        stage = "finalize";
        execution.garbageCollector().destroyAllBut(ModelSerializer.savedObjects(root));
        Object model = root == null ? null : ModelSerializer.serialize(execution, root);
        outcome.set("model", ValueEncoder.encode(model));
      }
      if (source.records("fixations")) {
        execution.types().compactFixations();
        ObjectNode table = outcome.putObject("fixations");
        execution
            .types()
            .exportFixations()
            .forEach(
                (name, versions) -> versions.forEach(v -> table.withArray(name).add(v.toString())));
      }
    }

    private void prepare(Execution execution) {
      stage = "load";
      importFixations(execution);
      YaqlDict model = model();
      if (model != null) {
        root = ModelLoader.load(execution, model);
        if (root != null) {
          execution.garbageCollector().addRoot(root);
        }
      }
      loaded = true;
      stage = "cleanup";
      if (model != null) {
        execution.garbageCollector().collect();
      }
    }

    private void importFixations(Execution execution) {
      Map<String, List<SemanticVersion>> table = new LinkedHashMap<>();
      source
          .member("fixations")
          .properties()
          .forEach(
              entry -> {
                List<SemanticVersion> versions = new ArrayList<>();
                entry.getValue().forEach(v -> versions.add(SemanticVersion.parse(v.asString())));
                table.put(entry.getKey(), versions);
              });
      execution.types().importFixations(table);
    }

    private @Nullable YaqlDict model() {
      Object content = JsonValues.fromJson(source.member("model"));
      if (content == null) {
        return null;
      }
      boolean whole =
          content instanceof YaqlDict model
              && Stream.of("Objects", "ObjectsCopy", "Attributes")
                  .anyMatch(key -> model.find(key) != NoValue.INSTANCE);
      return whole ? (YaqlDict) content : FrozenDict.of("Objects", content);
    }

    private JsonNode call(Execution execution) {
      JsonNode call = source.member("call");
      String method = call.path("method").asString();
      List<@Nullable Object> positional = new ArrayList<>();
      call.path("args").forEach(value -> positional.add(JsonValues.fromJson(value)));
      Map<String, @Nullable Object> named = new LinkedHashMap<>();
      call.path("kwargs")
          .properties()
          .forEach(entry -> named.put(entry.getKey(), JsonValues.fromJson(entry.getValue())));
      CallArguments arguments = CallArguments.of(positional, named);
      Object result = null;
      if (call.has("object")) {
        MuranoObject object = execution.objects().get(call.path("object").asString());
        if (object != null) {
          result = execution.invoker().callFromOutside(method, object, arguments);
        }
      } else {
        String version = call.has("version") ? call.path("version").asString() : null;
        result =
            execution
                .invoker()
                .callFromOutside(
                    method,
                    execution
                        .types()
                        .findClass(call.path("class").asString(), null, version)
                        .reference(),
                    arguments);
      }
      if (call.path("serialize").booleanValue(false)) {
        result = ObjectSerializer.result(execution, result);
      }
      return ValueEncoder.encode(result);
    }

    private JsonNode schema(Execution execution) {
      JsonNode schema = source.member("schema");
      List<String> methods = new ArrayList<>();
      JsonNode wanted = schema.path("methods");
      if (wanted.isString()) {
        methods.add(wanted.stringValue());
      } else {
        wanted.forEach(name -> methods.add(name.asString()));
      }
      return ValueEncoder.encode(
          engine.generateSchema(
              execution,
              new SchemaQuery(
                  schema.path("class").asString(),
                  methods,
                  schema.has("package") ? schema.path("package").asString() : null,
                  schema.has("version") ? schema.path("version").asString() : null)));
    }
  }
}
