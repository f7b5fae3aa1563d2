package io.murano.conductor.muranopl;

import io.murano.common.archive.PackageFinding;
import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.contract.ContractLanguage;
import io.murano.conductor.muranopl.declaration.PackageInspection;
import io.murano.conductor.muranopl.execution.Environment;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageLoader;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.ModelTask;
import io.murano.conductor.muranopl.request.SchemaQuery;
import io.murano.conductor.muranopl.request.StaticCall;
import io.murano.conductor.muranopl.schema.SchemaGenerator;
import io.murano.conductor.muranopl.value.JsonValues;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The engine; built-in packages win over those an execution brings. Besides running tasks it lets
 * tools drive an execution step by step.
 */
public final class Engine implements MuranoPlEngine {

  private final Environment environment;
  private final IndexedPackageLoader builtIn;
  private final ContractLanguage contracts;
  private final SchemaGenerator schemas;

  Engine(
      Environment environment,
      IndexedPackageLoader builtIn,
      ContractLanguage contracts,
      SchemaGenerator schemas) {
    this.environment = environment;
    this.builtIn = builtIn;
    this.contracts = contracts;
    this.schemas = schemas;
  }

  /** Returns an execution that has not started, for tools that drive it themselves. */
  public Execution newExecution(ExecutionContext context) {
    return new Execution(context, builtIn.withFallback(context.packages()), environment);
  }

  /**
   * Compiles everything in a package and returns what is wrong with it.
   *
   * @param files the package
   * @param others finds the packages it requires
   * @throws MuranoException if its manifest cannot be used
   */
  public List<PackageFinding> inspect(PackageFiles files, PackageLoader others) {
    PackageLoader loader = new IndexedPackageLoader(List.of(files), others);
    Session session = new Session(this, ExecutionContext.builder("inspection", loader).build());
    return session.run(execution -> PackageInspection.run(files, execution.types(), contracts));
  }

  @Override
  public TaskExecution task(ModelTask task, ExecutionContext context) {
    return new TaskRun(task, new Session(this, context));
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
