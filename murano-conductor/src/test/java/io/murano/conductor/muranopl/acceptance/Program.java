package io.murano.conductor.muranopl.acceptance;

import io.murano.conductor.conformance.muranopl.CaseRunner;
import io.murano.conductor.conformance.muranopl.ConformanceCase;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small program: a package {@code t} of format 1.3 whose classes stand in one file, further
 * packages, and what to do with them. It is run in the way recorded cases are.
 */
final class Program {

  private static final CaseRunner RUNNER = new CaseRunner();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern NAME_LINES =
      Pattern.compile("(?m)^(?:  =: (?<space>\\S+)|Name: (?<name>\\S+))$");

  private final ObjectNode source = JSON.createObjectNode();
  private final ObjectNode own;

  private Program(ObjectNode own) {
    this.own = own;
    source.putArray("packages").add(own);
    source.put("finalize", true);
    source
        .putArray("record")
        .add("frames")
        .add("format")
        .add("extra")
        .add("cause")
        .add("fixations");
  }

  /** A program whose class file has the given text, with block style namespaces. */
  static Program of(String classFile) {
    Program program = new Program(packageOf("t", classFile));
    program.format("1.3");
    return program;
  }

  /** A program without classes of its own. */
  static Program empty() {
    return of("Name: t.Nothing\n");
  }

  /** Evaluates statements in a program without classes. */
  static Outcome statements(String statements) {
    return empty().evaluate(statements);
  }

  private static ObjectNode packageOf(String name, String classFile) {
    ObjectNode result = JSON.createObjectNode();
    result.put("name", name);
    result.putObject("files").put("all.yaml", classFile);
    ObjectNode classes = result.putObject("classes");
    Matcher lines = NAME_LINES.matcher(classFile);
    String space = "";
    while (lines.find()) {
      if (lines.group("space") != null) {
        space = lines.group("space") + ".";
      } else {
        String found = lines.group("name");
        classes.put(found.contains(".") ? found : space + found, "@all.yaml");
      }
    }
    return result;
  }

  Program format(String format) {
    own.put("format", format);
    return this;
  }

  /** Lets the manifest name other classes than those of the file. */
  Program listing(String... classes) {
    ObjectNode listed = own.putObject("classes");
    for (String name : classes) {
      listed.put(name, "@all.yaml");
    }
    return this;
  }

  Program meta(String yaml) {
    own.set("meta", yaml(yaml));
    return this;
  }

  Program requires(String name, @Nullable String versions) {
    own.withObject("require").put(name, versions);
    return this;
  }

  Program resource(String path, String content) {
    own.withObject("resources").put(path, content);
    return this;
  }

  /** Adds another package, of format 1.3 and the given version. */
  Program with(String name, String version, String classFile) {
    return with(name, version, classFile, Map.of());
  }

  Program with(String name, String version, String classFile, Map<String, String> required) {
    ObjectNode other = packageOf(name, classFile);
    other.put("version", version).put("format", "1.3");
    required.forEach((key, versions) -> other.withObject("require").put(key, versions));
    source.withArray("packages").add(other);
    return this;
  }

  Program version(String version) {
    own.put("version", version);
    return this;
  }

  /** Adds a file of the class configuration directory. */
  Program config(String file, String content) {
    source.withObject("configs").put(file, content);
    return this;
  }

  Program fixation(String name, String version) {
    source.withObject("fixations").withArray(name).add(version);
    return this;
  }

  /** Sets the model: a root object, or a mapping with Objects, ObjectsCopy and Attributes. */
  Program model(String yaml) {
    source.set("model", yaml(yaml));
    return this;
  }

  /** Loads the model and saves it again. */
  Outcome load() {
    source.remove("call");
    return run();
  }

  /** Calls a method of an object from outside, with the named arguments of a YAML mapping. */
  Outcome call(String object, String method, String arguments) {
    ObjectNode call = source.putObject("call");
    call.put("object", object).put("method", method).put("serialize", true);
    call.set("kwargs", yaml(arguments));
    return run();
  }

  Outcome call(String object, String method) {
    return call(object, method, "{}");
  }

  /** Calls a static method from outside. */
  Outcome callStatic(String type, String method) {
    source.putObject("call").put("class", type).put("method", method);
    return run();
  }

  /** Runs statements in a static method of the program's package, where {@code e} is no prefix. */
  Outcome evaluate(String statements) {
    String text =
        """
        Namespaces:
          =: t
          l: lib
          std: io.murano
          sys: io.murano.system
          e: ''
        Name: Main__
        Methods:
          main:
            Usage: Static
            Scope: Public
            Body:
        """
            + statements.indent(6);
    own.withObject("files").put("main.yaml", text);
    own.withObject("classes").put("t.Main__", "@main.yaml");
    ObjectNode call = source.putObject("call").put("class", "t.Main__").put("method", "main");
    if (own.has("version")) {
      call.put("version", own.get("version").asString());
    }
    return run();
  }

  /** Generates schemas of a class. */
  Outcome schema(String type, String... methods) {
    ObjectNode query = source.putObject("schema").put("class", type);
    for (String method : methods) {
      query.withArray("methods").add(method);
    }
    return run();
  }

  private Outcome run() {
    String id = "acceptance/" + NUMBER.incrementAndGet();
    return new Outcome(RUNNER.run(new ConformanceCase(id, "acceptance", source.deepCopy())));
  }

  private static JsonNode yaml(String text) {
    Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return JSON.valueToTree(document);
  }
}
