package io.murano.conductor.muranopl;

import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.ModelTask;
import io.murano.conductor.muranopl.request.SchemaQuery;
import io.murano.conductor.muranopl.request.StaticCall;
import tools.jackson.databind.JsonNode;

/**
 * Interprets MuranoPL. One engine serves the whole process: it is thread-safe, and compiled
 * packages are shared between executions by the hash of their content.
 */
public interface MuranoPlEngine {

  /** Returns what builds engines; the language's own classes are always part of them. */
  static EngineBuilder builder() {
    return new EngineBuilder();
  }

  /** Prepares a task: load the model, collect garbage, run the action, finalise. */
  TaskExecution task(ModelTask task, ExecutionContext context);

  /** Prepares the call of a public static method. */
  StaticExecution staticCall(StaticCall call, ExecutionContext context);

  /**
   * Returns the JSON schemas of a class and its model builders by name; the class itself is under
   * the empty name (contract muranopl §2.7).
   *
   * @throws io.murano.common.error.MuranoException if the class cannot be found or compiled
   */
  JsonNode generateSchema(SchemaQuery query, ExecutionContext context);
}
