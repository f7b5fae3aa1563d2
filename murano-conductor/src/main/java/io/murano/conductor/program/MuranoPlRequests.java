package io.murano.conductor.program;

import io.murano.common.error.MuranoException;
import io.murano.common.message.SchemaRequest;
import io.murano.common.message.StaticActionCall;
import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.deployment.UnwatchedExecution;
import io.murano.conductor.muranopl.MuranoPlEngine;
import io.murano.conductor.muranopl.StaticExecution;
import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.SchemaQuery;
import io.murano.conductor.muranopl.request.SessionIdentity;
import io.murano.conductor.muranopl.request.StaticCall;
import io.murano.conductor.request.RequestFailedException;
import io.murano.conductor.request.RequestProgram;
import io.murano.conductor.request.RequestTime;
import io.murano.conductor.yaql.error.YaqlException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers questions with MuranoPL: static actions and class schemas. Thread-safe. */
final class MuranoPlRequests implements RequestProgram {

  private final MuranoPlEngine engine;
  private final ExecutionSetup setup;

  MuranoPlRequests(MuranoPlEngine engine, ExecutionSetup setup) {
    this.engine = engine;
    this.setup = setup.withoutAgents();
  }

  @Override
  public @Nullable JsonNode callStatic(StaticActionCall call, RequestTime time) {
    StaticCall wanted =
        new StaticCall(
            call.className(), call.method(), call.packageName(), call.classVersion(), call.args());
    StaticExecution execution =
        engine.staticCall(
            wanted, contextOf(call.token(), call.projectId(), call.userId(), time.remaining()));
    time.onExpiry(() -> execution.cancel("Nobody waits for the answer any more"));
    try {
      return execution.run();
    } catch (MuranoException e) {
      throw failed(e);
    }
  }

  @Override
  public JsonNode schema(SchemaRequest request, RequestTime time) {
    SchemaQuery query =
        new SchemaQuery(
            request.className(), request.methods(), request.packageName(), request.classVersion());
    try {
      return engine.generateSchema(
          query,
          contextOf(request.token(), request.projectId(), request.userId(), time.remaining()));
    } catch (MuranoException e) {
      throw failed(e);
    }
  }

  private ExecutionContext contextOf(
      @Nullable String token, String projectId, String userId, Duration time) {
    SessionIdentity identity = new SessionIdentity(token, projectId, userId, null, null, null);
    Duration limit = time.isZero() ? Duration.ofMillis(1) : time;
    ExecutionHandle execution =
        new UnwatchedExecution(UUID.randomUUID().toString().replace("-", ""), "");
    return setup.contextOf(new ExecutionSetup.Subject(execution, identity, limit)).build();
  }

  /** The api tells failures apart by the last part of the name package code knows them by. */
  private static RequestFailedException failed(MuranoException error) {
    if (error instanceof MuranoPlException known) {
      return new RequestFailedException(
          simple(known.names().get(0)), known.messageText(), known.format(), error);
    }
    String type =
        error instanceof YaqlException known ? simple(known.pythonName()) : error.code().name();
    return new RequestFailedException(type, String.valueOf(error.getMessage()), null, error);
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
