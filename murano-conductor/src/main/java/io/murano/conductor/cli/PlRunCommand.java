package io.murano.conductor.cli;

import io.murano.common.error.MuranoException;
import io.murano.conductor.cli.offline.OfflineInstallation;
import io.murano.conductor.conformance.muranopl.Trace;
import io.murano.conductor.muranopl.Engine;
import io.murano.conductor.muranopl.packaging.PackageManifest;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.Report;
import io.murano.conductor.muranopl.schedule.ExecutionLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code pl run}: calls a method and prints what comes out of it. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Calls a public method and prints the result or the error, the values given to trace(), the"
            + " reports, the names of the plans for agents and, for methods of objects, the new model"
            + " as one JSON document. Clouds are simulated and agents report success. Without"
            + " --object a method that is not static is called on a new object without values.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the method returned",
      "1:it failed, or a package cannot be used",
      "2:wrong usage",
      "3:a file cannot be read"
    })
final class PlRunCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PACKAGE",
      description = "Folders or zip files of packages, or folders that contain some.")
  private List<Path> packages;

  @Option(
      names = "--class",
      paramLabel = "NAME[/VERSION]",
      required = true,
      description = "Full name of the class; the newest of the given packages by default.")
  private String className;

  @Option(names = "--method", paramLabel = "NAME", required = true, description = "The method.")
  private String method;

  @Option(
      names = "--object",
      paramLabel = "FILE",
      description =
          "JSON file with a model (Objects, Attributes, …) or with one object; the method is called"
              + " on the root object, or on the first one of the class.")
  private @Nullable Path object;

  @Option(
      names = "--args",
      paramLabel = "JSON",
      defaultValue = "{}",
      description = "Named arguments as a JSON object.")
  private String args;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "3600",
      description = "Longest run in seconds (default: ${DEFAULT-VALUE}).")
  private int timeLimit;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  PlRunCommand() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    JsonNode arguments = arguments();
    try (OfflineInstallation installation = new OfflineInstallation()) {
      ObjectNode outcome = outcome(installation, arguments);
      spec.commandLine()
          .getOut()
          .println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(outcome));
      spec.commandLine().getOut().flush();
      return outcome.has("error") ? MuranoCli.FAILED : 0;
    } catch (MuranoException e) {
      err.println(e.getMessage());
      return MuranoCli.FAILED;
    } catch (IOException e) {
      err.println(e.getMessage());
      return MuranoCli.FILE_PROBLEM;
    }
  }

  private ObjectNode outcome(OfflineInstallation installation, JsonNode arguments)
      throws IOException {
    PackageSources sources = new PackageSources();
    sources.addAll(packages);
    JsonNode model = object == null ? null : parse(Files.readString(object), object.toString());
    Trace trace = new Trace();
    List<Report> reports = new ArrayList<>();
    String id = UUID.randomUUID().toString();
    ExecutionContext context =
        installation
            .context(id, sources.loader())
            .services(installation.services(id).add(Trace.class, trace).build())
            .reports(reports::add)
            .limits(ExecutionLimits.DEFAULT.withWallClock(Duration.ofSeconds(timeLimit)))
            .build();
    Engine engine = installation.engine().functions(Trace::register).build();
    MethodRun run = new MethodRun(engine, context, target(sources), arguments);
    ObjectNode outcome = model == null && run.isStatic() ? run.onClass() : run.onObject(model);
    outcome.set("trace", trace.encode());
    outcome.set("reports", reports(reports));
    ArrayNode plans = outcome.putArray("plans");
    installation.plans().forEach(plan -> plans.add(plan.path("Name").asString("")));
    return outcome;
  }

  private MethodRun.Target target(PackageSources sources) {
    int slash = className.indexOf('/');
    if (slash >= 0) {
      return new MethodRun.Target(
          className.substring(0, slash), className.substring(slash + 1), method);
    }
    PackageManifest newest = sources.withClass(className);
    return new MethodRun.Target(
        className, newest == null ? null : newest.version().toString(), method);
  }

  private JsonNode arguments() {
    JsonNode arguments;
    try {
      arguments = parse(args, "--args");
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    if (!arguments.isObject()) {
      throw new ParameterException(
          spec.commandLine(), "--args is no JSON object with a member for each argument: " + args);
    }
    return arguments;
  }

  private static JsonNode parse(String text, String what) throws IOException {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new IOException(what + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static JsonNode reports(List<Report> reports) {
    var result = JSON.createArrayNode();
    for (Report report : reports) {
      ObjectNode node = result.addObject();
      node.put("object", report.objectId());
      node.put("level", report.level().text());
      node.put("text", report.text());
    }
    return result;
  }
}
