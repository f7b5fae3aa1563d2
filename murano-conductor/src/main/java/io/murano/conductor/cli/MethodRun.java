package io.murano.conductor.cli;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.Engine;
import io.murano.conductor.muranopl.error.ErrorDetails;
import io.murano.conductor.muranopl.error.MuranoPlException;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.ModelOutcome;
import io.murano.conductor.muranopl.request.ModelTask;
import io.murano.conductor.muranopl.request.StaticCall;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The call of one method, and its outcome as JSON. */
record MethodRun(Engine engine, ExecutionContext context, Target target, JsonNode args) {

  private static final String ROOT_ID = "root";

  /**
   * What is called.
   *
   * @param className full name of the class
   * @param version acceptable versions of the class; null for the default of models
   * @param method name of the method
   */
  record Target(String className, @Nullable String version, String method) {

    /** Returns the class as the header of an object names it. */
    String type() {
      return version == null ? className : className + "/" + version;
    }
  }

  /** Returns whether the method can be called without an object. */
  boolean isStatic() {
    Execution execution = engine.newExecution(context);
    try {
      return execution.run(
          () -> {
            MuranoClass type =
                execution.types().findClass(target.className(), null, target.version());
            List<MuranoMethod> found = type.findMethod(target.method());
            return found.size() == 1 && found.get(0).isStatic();
          });
    } catch (MuranoException e) {
      // There is no such class: the call itself will say so.
      return false;
    } catch (Exception e) {
      throw new MuranoException(ErrorCode.INTERNAL, "Internal error: " + e, e);
    }
  }

  /** Calls a static method. */
  ObjectNode onClass() {
    ObjectNode outcome = JsonNodeFactory.instance.objectNode();
    try {
      StaticCall call =
          new StaticCall(target.className(), target.method(), null, target.version(), args);
      outcome.set("result", engine.staticCall(call, context).run());
    } catch (MuranoException e) {
      outcome.set("error", error(e));
    }
    return outcome;
  }

  /**
   * Calls a method of an object.
   *
   * @param given a task model or a single object; null for an object of the class without values
   */
  ObjectNode onObject(@Nullable JsonNode given) {
    JsonNode model = model(given);
    String id = objectId(model.path("Objects"));
    ObjectNode outcome = JsonNodeFactory.instance.objectNode();
    ModelTask.Action action =
        new ModelTask.Action(id == null ? ROOT_ID : id, target.method(), args);
    ModelOutcome result = engine.task(new ModelTask(model, action), context).run();
    if (result.error() instanceof MuranoException failure) {
      outcome.set("error", error(failure));
    } else {
      outcome.set("result", result.result());
    }
    outcome.set("model", result.model());
    return outcome;
  }

  private JsonNode model(@Nullable JsonNode given) {
    if (given != null && (given.has("Objects") || given.has("ObjectsCopy"))) {
      return given;
    }
    ObjectNode root =
        given instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    ObjectNode header = root.get("?") instanceof ObjectNode known ? known : root.putObject("?");
    if (!header.has("type")) {
      header.put("type", target.type());
    }
    if (!header.has("id")) {
      header.put("id", ROOT_ID);
    }
    ObjectNode model = JsonNodeFactory.instance.objectNode();
    model.set("Objects", root);
    return model;
  }

  /** Returns the id of the first object of the class, else that of the root. */
  private @Nullable String objectId(JsonNode objects) {
    String found = find(objects);
    return found == null ? objects.path("?").path("id").asString(null) : found;
  }

  private @Nullable String find(JsonNode node) {
    JsonNode header = node.path("?");
    if (header.path("type").asString("").split("[/@]", 2)[0].equals(target.className())) {
      return header.path("id").asString(null);
    }
    for (JsonNode child : node) {
      String found = find(child);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static ObjectNode error(MuranoException failure) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode names = node.putArray("names");
    if (failure instanceof MuranoPlException known) {
      known.names().forEach(names::add);
      node.put("message", known.messageText());
      node.put("details", ErrorDetails.of(known));
    } else {
      names.add(ErrorDetails.nameOf(failure));
      node.put("message", failure.getMessage());
    }
    return node;
  }
}
