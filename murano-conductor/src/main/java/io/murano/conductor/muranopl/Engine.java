package io.murano.conductor.muranopl;

import io.murano.conductor.muranopl.execution.Environment;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.SchemaQuery;
import io.murano.conductor.muranopl.request.StaticCall;
import io.murano.conductor.muranopl.request.TaskProgram;
import io.murano.conductor.muranopl.schema.SchemaGenerator;
import io.murano.conductor.muranopl.value.JsonValues;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The engine; built-in packages win over those an execution brings. Besides running tasks it lets
 * tools drive an execution step by step.
 */
public final class Engine implements MuranoPlEngine {

  private final Environment environment;
  private final IndexedPackageLoader builtIn;
  private final SchemaGenerator schemas;

  Engine(Environment environment, IndexedPackageLoader builtIn, SchemaGenerator schemas) {
    this.environment = environment;
    this.builtIn = builtIn;
    this.schemas = schemas;
  }

  /** Returns an execution that has not started, for tools that drive it themselves. */
  public Execution newExecution(ExecutionContext context) {
    return new Execution(context, builtIn.withFallback(context.packages()), environment);
  }

  @Override
  public TaskExecution task(TaskProgram program, ExecutionContext context) {
    return new TaskRun(program, new Session(this, context));
  }

  @Override
  public StaticExecution staticCall(StaticCall call, ExecutionContext context) {
    return new StaticRun(call, new Session(this, context));
  }

  @Override
  public JsonNode generateSchema(SchemaQuery query, ExecutionContext context) {
    Session session = new Session(this, context);
    return session.run(execution -> JsonValues.toJson(generateSchema(execution, query)));
  }

  /** Returns the schemas as the running execution finds the class. */
  public @Nullable Object generateSchema(Execution execution, SchemaQuery query) {
    return schemas.generate(execution, query);
  }
}
