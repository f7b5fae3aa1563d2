package io.murano.conductor.system;

import io.murano.conductor.muranopl.value.ByteString;
import io.murano.conductor.yaql.error.NativeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes an execution plan of a template and the package's resources (contract messaging §5.4 and
 * §5.5): scripts and files that are named in the template are put into it. One builder makes one
 * plan.
 */
final class PlanBuilder {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String FOLDER = "scripts/";

  /** Reads resources of a package. */
  interface ResourceSource {
    /** Returns a text resource with line ends of Unix. */
    String text(String path);

    /** Returns a resource as it is. */
    ByteString bytes(String path);
  }

  /** A file as scripts refer to it. */
  private record FileReference(String name, String source, boolean binary) {}

  private final ObjectNode plan;
  private final ResourceSource resources;
  private final Supplier<String> fileIds;
  private final Map<String, String> idsByName = new HashMap<>();

  private PlanBuilder(ObjectNode plan, ResourceSource resources, Supplier<String> fileIds) {
    this.plan = plan;
    this.resources = resources;
    this.fileIds = fileIds;
  }

  /**
   * Returns the plan; the template is not changed. Id and stamp are given when it is sent.
   *
   * @param fileIds makes ids for new files
   * @throws NativeException ValueError if a script lacks what it needs; FileNotFoundError if a
   *     resource does not exist
   */
  static ObjectNode build(ObjectNode template, ResourceSource resources, Supplier<String> fileIds) {
    PlanBuilder builder = new PlanBuilder(template.deepCopy(), resources, fileIds);
    JsonNode version = template.path("FormatVersion");
    if (version.isMissingNode() || version.isNull() || version.asString("").startsWith("1.")) {
      return builder.formatOne();
    }
    return builder.formatTwo();
  }

  private ObjectNode formatOne() {
    ArrayNode scripts = NODES.arrayNode();
    for (JsonNode name : plan.path("Scripts")) {
      scripts.add(resources.bytes(FOLDER + name.asString()).toBase64());
    }
    plan.set("Scripts", scripts);
    return plan;
  }

  private ObjectNode formatTwo() {
    if (!plan.path("Files").isObject()) {
      plan.putObject("Files");
    }
    if (!plan.has("Action")) {
      plan.put("Action", "Execute");
    }
    files().properties().forEach(file -> remember(file.getKey(), file.getValue()));
    plan.path("Scripts")
        .properties()
        .forEach(script -> complete(script.getKey(), script.getValue()));
    return plan;
  }

  private void remember(String id, JsonNode file) {
    String name = file.path("Name").asString("");
    if (!name.isEmpty()) {
      idsByName.put(name, id);
    }
  }

  private void complete(String name, JsonNode entry) {
    if (!(entry instanceof ObjectNode script)) {
      throw NativeException.valueError("Script " + name + " must be a dictionary");
    }
    String entryPoint = required(script, name, "EntryPoint");
    if (required(script, name, "Type").equals("Application")) {
      script.put("EntryPoint", idsByName.getOrDefault(entryPoint, ""));
      if (!idsByName.containsKey(entryPoint)) {
        script.put("EntryPoint", place(reference(NODES.stringNode(entryPoint), name)));
      }
    }
    if (script.path("Files").isArray()) {
      ArrayNode ids = NODES.arrayNode();
      for (JsonNode file : script.path("Files")) {
        ids.add(place(reference(file, name)));
      }
      script.set("Files", ids);
    }
  }

  private static String required(ObjectNode script, String name, String member) {
    String value = script.path(member).asString("");
    if (value.isEmpty()) {
      throw NativeException.valueError("Script " + name + " lacks " + member);
    }
    return value;
  }

  /** Reads {@code path}, {@code <path>}, {@code URL} or one of them under a name of its own. */
  private static FileReference reference(JsonNode item, String script) {
    String source;
    String name = null;
    if (item.isObject() && item.size() == 1) {
      Map.Entry<String, JsonNode> pair = item.properties().iterator().next();
      name = pair.getKey();
      source = pair.getValue().asString("");
    } else {
      source = item.asString("");
    }
    if (source.isEmpty()) {
      throw NativeException.valueError(
          "Files of script " + script + " must be a path, <path>, an URL or one of them by name");
    }
    boolean binary = source.startsWith("<") && source.endsWith(">");
    String path = binary ? source.substring(1, source.length() - 1) : source;
    if (name == null) {
      name = isUrl(path) ? path.substring(path.lastIndexOf('/') + 1) : path;
    }
    return new FileReference(name, path, binary);
  }

  /** Returns the id of a file, which is added to the plan the first time its name comes up. */
  private String place(FileReference file) {
    String known = idsByName.get(file.name());
    if (known != null) {
      return known;
    }
    ObjectNode entry = NODES.objectNode();
    entry.put("Name", file.name());
    if (isUrl(file.source())) {
      entry.put("URL", file.source());
      entry.put("Type", "Downloadable");
    } else if (file.binary()) {
      entry.put("BodyType", "Base64");
      entry.put("Body", base64Line(resources.bytes(FOLDER + file.source())));
    } else {
      entry.put("BodyType", "Text");
      entry.put("Body", resources.text(FOLDER + file.source()));
    }
    String id = fileIds.get();
    files().set(id, entry);
    idsByName.put(file.name(), id);
    return id;
  }

  private ObjectNode files() {
    return (ObjectNode) plan.path("Files");
  }

  private static String base64Line(ByteString content) {
    return new String(Base64.getEncoder().encode(content.toByteArray()), StandardCharsets.US_ASCII)
        + "\n";
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() != null && uri.getRawAuthority() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
