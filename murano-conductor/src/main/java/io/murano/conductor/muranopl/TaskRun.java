package io.murano.conductor.muranopl;

import io.murano.common.error.MuranoException;
import io.murano.common.message.ReportLevel;
import io.murano.conductor.muranopl.error.ErrorDetails;
import io.murano.conductor.muranopl.error.ExecutionAbortedException;
import io.murano.conductor.muranopl.execution.CallArguments;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.request.ModelOutcome;
import io.murano.conductor.muranopl.request.ModelTask;
import io.murano.conductor.muranopl.request.Report;
import io.murano.conductor.muranopl.serialization.ModelLoader;
import io.murano.conductor.muranopl.serialization.ModelSerializer;
import io.murano.conductor.muranopl.serialization.ObjectSerializer;
import io.murano.conductor.muranopl.value.JsonValues;
import io.murano.conductor.yaql.value.YaqlDict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Processes one task (contract muranopl §5.2). */
final class TaskRun implements TaskExecution {

  private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);

  private final ModelTask task;
  private final Session session;
  private final TaskModel model;
  private @Nullable MuranoObject root;

  TaskRun(ModelTask task, Session session) {
    this.task = task;
    this.session = session;
    this.model = new TaskModel(task.model());
  }

  @Override
  public ModelOutcome run() {
    try {
      return session.run(this::process);
    } catch (MuranoException e) {
      return failure(e);
    }
  }

  private ModelOutcome process(Execution execution) {
    try {
      model.importFixations(execution.types());
      load(execution);
      clean(execution);
      model.copyObjects();
      JsonNode result = act(execution);
      execution.types().compactFixations();
      model.exportFixations(execution.types());
      return new ModelOutcome(false, result, model.json(), null);
    } catch (MuranoException e) {
      model.exportFixations(execution.types());
      return failure(e);
    }
  }

  private void load(Execution execution) {
    if (JsonValues.fromJson(task.model()) instanceof YaqlDict content) {
      root = ModelLoader.load(execution, content);
      if (root != null) {
        execution.garbageCollector().addRoot(root);
      }
    }
  }

  private static void clean(Execution execution) {
    withHooks(
        execution,
        () -> {
          execution.garbageCollector().collect();
          return null;
        });
  }

  /** Runs something between the hooks that native classes have registered. */
  private static <T extends @Nullable Object> T withHooks(
      Execution execution, java.util.function.Supplier<T> action) {
    execution.hooks().start();
    try {
      return action.get();
    } finally {
      execution.hooks().finish();
    }
  }

  private JsonNode act(Execution execution) {
    ModelTask.Action action = task.action();
    if (action == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    JsonNode result;
    try {
      result = withHooks(execution, () -> invoke(execution, action));
    } catch (ExecutionAbortedException e) {
      model.replace(ModelSerializer.serialize(execution, root));
      throw e;
    } catch (MuranoException e) {
      finalizeAfter(execution, e);
      throw e;
    }
    finalizeModel(execution);
    return result;
  }

  private static JsonNode invoke(Execution execution, ModelTask.Action action) {
    MuranoObject object = execution.objects().get(action.objectId());
    if (object == null) {
      LOG.warn("There is no object {} to call {} on", action.objectId(), action.method());
      return JsonNodeFactory.instance.nullNode();
    }
    Object value =
        execution
            .invoker()
            .callFromOutside(
                action.method(), object, CallArguments.of(List.of(), Arguments.of(action.args())));
    return JsonValues.toJson(ObjectSerializer.result(execution, value));
  }

  private void finalizeAfter(Execution execution, MuranoException failure) {
    try {
      finalizeModel(execution);
    } catch (MuranoException e) {
      failure.addSuppressed(e);
    }
  }

  /** Destroys what will not be saved and takes the model over. */
  private void finalizeModel(Execution execution) {
    execution.garbageCollector().destroyAllBut(ModelSerializer.savedObjects(root));
    model.replace(ModelSerializer.serialize(execution, root));
  }

  private ModelOutcome failure(MuranoException error) {
    String message = String.valueOf(error.getMessage());
    session
        .context()
        .reports()
        .accept(new Report(root == null ? null : root.id(), ReportLevel.ERROR, message, null));
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("message", message);
    result.put("details", ErrorDetails.of(error));
    return new ModelOutcome(true, result, model.json(), error);
  }

  @Override
  public String id() {
    return session.id();
  }

  @Override
  public void cancel(String reason) {
    session.cancel(reason);
  }

  @Override
  public List<BranchPosition> positions() {
    return session.positions();
  }
}
