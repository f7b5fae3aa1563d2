package io.murano.conductor.agent;

import io.murano.common.message.AgentProtocol;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes execution plans from templates: the files that scripts name are put into the plan (contract
 * messaging §5.4, §5.5). The stamp is added when the plan is sent. Confined to one plan.
 */
public final class ExecutionPlanBuilder {

  private static final String FOLDER = "scripts/";
  private static final String FILES = "Files";
  private static final String SCRIPTS = "Scripts";
  private static final String ENTRY_POINT = "EntryPoint";

  private final ScriptFiles source;
  private final Supplier<String> ids;
  private final Map<String, String> idsByName = new HashMap<>();

  private ExecutionPlanBuilder(ScriptFiles source, Supplier<String> ids) {
    this.source = source;
    this.ids = ids;
  }

  /**
   * Makes a plan.
   *
   * @param template an object; not changed
   * @param source the files of the package
   * @param ids gives ids of 32 hexadecimal digits: in a run of a task the same ones as in an
   *     earlier run
   * @throws IllegalArgumentException if the template is not well formed
   */
  public static ObjectNode build(JsonNode template, ScriptFiles source, Supplier<String> ids) {
    if (!(template instanceof ObjectNode given)) {
      throw new IllegalArgumentException(
          "An execution plan is an object, not " + template.getNodeType());
    }
    ObjectNode plan = given.deepCopy();
    ExecutionPlanBuilder builder = new ExecutionPlanBuilder(source, ids);
    if (PlanMessage.isFormat1(plan)) {
      builder.embedScripts(plan);
    } else {
      builder.complete(plan);
    }
    return plan;
  }

  private void embedScripts(ObjectNode plan) {
    ArrayNode bodies = plan.arrayNode();
    for (JsonNode name : plan.path(SCRIPTS)) {
      bodies.add(Base64.getEncoder().encodeToString(source.bytes(FOLDER + name.asString())));
    }
    plan.set(SCRIPTS, bodies);
  }

  private void complete(ObjectNode plan) {
    plan.put("ID", ids.get());
    if (!plan.has(AgentProtocol.ACTION)) {
      plan.put(AgentProtocol.ACTION, AgentProtocol.EXECUTE);
    }
    ObjectNode files = objectOf(plan, FILES);
    for (Map.Entry<String, JsonNode> file : files.properties()) {
      idsByName.put(file.getValue().path("Name").asString(""), file.getKey());
    }
    for (Map.Entry<String, JsonNode> script : objectOf(plan, SCRIPTS).properties()) {
      completeScript(script.getKey(), script.getValue(), files);
    }
  }

  private void completeScript(String name, JsonNode script, ObjectNode files) {
    if (!(script instanceof ObjectNode object) || !object.has(ENTRY_POINT)) {
      throw new IllegalArgumentException("No entry point in script " + name);
    }
    if (!object.has("Type")) {
      throw new IllegalArgumentException("No type in script " + name);
    }
    if ("Application".equals(object.path("Type").asString(""))) {
      object.put(ENTRY_POINT, idOf(object.path(ENTRY_POINT), files));
    }
    if (object.path(FILES) instanceof ArrayNode items) {
      for (int i = 0; i < items.size(); i++) {
        items.set(i, items.stringNode(idOf(items.get(i), files)));
      }
    }
  }

  /** Returns the id of a file, putting it into the plan if it is not there. */
  private String idOf(JsonNode item, ObjectNode files) {
    String value = item.isString() ? item.stringValue() : onlyValueOf(item);
    String name = nameOf(item.isString() ? value : item.propertyNames().iterator().next());
    String known = idsByName.get(name);
    if (known != null) {
      return known;
    }
    String id = ids.get();
    files.set(id, file(files.objectNode(), name, value));
    idsByName.put(name, id);
    return id;
  }

  private ObjectNode file(ObjectNode file, String name, String value) {
    file.put("Name", name);
    if (isUrl(value)) {
      return file.put("URL", value).put("Type", "Downloadable");
    }
    if (isBinary(value)) {
      byte[] content = source.bytes(FOLDER + value.substring(1, value.length() - 1));
      return file.put("BodyType", "Base64")
          .put("Body", Base64.getEncoder().encodeToString(content) + "\n");
    }
    return file.put("BodyType", "Text").put("Body", source.text(FOLDER + value));
  }

  private static String onlyValueOf(JsonNode item) {
    if (item.isObject() && item.size() == 1 && item.values().iterator().next().isString()) {
      return item.values().iterator().next().stringValue();
    }
    throw new IllegalArgumentException(
        "A file of a script is a path, <path>, a URL or an object of one name and one of these, not "
            + item.getNodeType());
  }

  private static String nameOf(String text) {
    if (isUrl(text)) {
      return text.substring(text.lastIndexOf('/') + 1);
    }
    return isBinary(text) ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean isBinary(String text) {
    return text.length() >= 2 && text.startsWith("<") && text.endsWith(">");
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() != null && uri.getRawAuthority() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static ObjectNode objectOf(ObjectNode plan, String member) {
    JsonNode value = plan.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return plan.putObject(member);
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException(
        member + " of an execution plan is an object, not " + value.getNodeType());
  }
}
