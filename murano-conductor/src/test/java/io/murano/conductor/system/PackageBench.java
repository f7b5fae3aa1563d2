package io.murano.conductor.system;

import io.murano.common.json.MuranoJson;
import io.murano.common.message.ReportLevel;
import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.deployment.InstanceChange;
import io.murano.conductor.deployment.UnwatchedExecution;
import io.murano.conductor.muranopl.MuranoPlEngine;
import io.murano.conductor.muranopl.library.EngineConfiguration;
import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.ExecutionServices;
import io.murano.conductor.muranopl.request.ModelOutcome;
import io.murano.conductor.muranopl.request.ModelTask;
import io.murano.conductor.muranopl.request.Report;
import io.murano.conductor.muranopl.request.SessionIdentity;
import io.murano.conductor.stack.CloudProviders;
import io.murano.conductor.stack.StackDescription;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.StackSessionSettings;
import io.murano.conductor.stack.memory.InMemoryCloudInventory;
import io.murano.conductor.stack.memory.InMemoryStackStore;
import io.murano.conductor.stack.simulation.RecordingDriver;
import io.murano.conductor.stack.simulation.TestCloud;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deploys packages on a simulated cloud with scripted agents, one environment after the other, as
 * the conductor does: each task begins with the model the last one left.
 */
final class PackageBench implements AutoCloseable {

  static final String ENVIRONMENT_ID = "e0";

  final ScriptedAgents agents = new ScriptedAgents();
  final List<InstanceChange> instances = new CopyOnWriteArrayList<>();
  final List<Report> reports = new CopyOnWriteArrayList<>();
  final RecordingDriver machines = new RecordingDriver();

  private final TestCloud cloud =
      new TestCloud(
          new InMemoryStackStore(InstantSource.system()), new InMemoryCloudInventory(), machines);
  private final ExecutorService background = Executors.newCachedThreadPool();
  private final MuranoPlEngine engine = MuranoPlEngine.builder().plugin(new SystemPlugin()).build();
  private final IndexedPackageLoader packages;
  private final ExecutionHandle execution =
      new UnwatchedExecution("task", "environment", instances::add);
  private int tasks;
  private @Nullable ObjectNode model;

  PackageBench(Collection<? extends PackageFiles> packages) {
    this.packages = new IndexedPackageLoader(packages);
  }

  /** Starts an environment with the given applications, as the api does. */
  void environment(JsonNode... applications) {
    ObjectNode root = MuranoJson.mapper().createObjectNode();
    ObjectNode header = root.putObject("?");
    header.put("id", ENVIRONMENT_ID);
    header.put("type", "io.murano.Environment");
    header.putObject("metadata");
    root.put("name", "demo");
    root.putNull("region");
    ObjectNode networks = root.putObject("defaultNetworks");
    ObjectNode network = networks.putObject("environment");
    network.putObject("?").put("id", "n0").put("type", "io.murano.resources.NeutronNetwork");
    network.put("name", "demo-network");
    networks.putNull("flat");
    root.putArray("applications").addAll(List.of(applications));
    ObjectNode created = MuranoJson.mapper().createObjectNode();
    created.set("Objects", root);
    created.putArray("Attributes");
    created.put("project_id", "project-1");
    created.put("user_id", "user-1");
    model = created;
  }

  /** Returns the model between tasks; changes to it are what the next task begins with. */
  ObjectNode model() {
    if (model == null) {
      throw new IllegalStateException("there is no environment yet");
    }
    return model;
  }

  /** Returns the application at a position of the model. */
  JsonNode application(int index) {
    return model().path("Objects").path("applications").path(index);
  }

  ModelOutcome deploy() {
    return call(ENVIRONMENT_ID, "deploy");
  }

  ModelOutcome call(String objectId, String method) {
    return run(new ModelTask.Action(objectId, method, MuranoJson.mapper().createObjectNode()));
  }

  ModelOutcome destroy() {
    model().putNull("Objects");
    return run(null);
  }

  private ModelOutcome run(ModelTask.@Nullable Action action) {
    SessionIdentity identity =
        new SessionIdentity(null, "project-1", "user-1", ENVIRONMENT_ID, "project-1", "user-1");
    CloudProviders clouds = new CloudProviders(List.of(cloud.provider()), "test", Map.of());
    SystemPorts ports =
        new SystemPorts(
            agents.gateway(),
            clouds,
            StackSessionSettings.of(List.of("murano"), Duration.ofMinutes(5)),
            IdentityDirectory.IDS_ONLY,
            background);
    ExecutionServices services =
        ExecutionServices.builder()
            .add(SystemSession.class, new SystemSession(execution, ports, identity))
            .add(EngineConfiguration.class, PackageBench::option)
            .build();
    ExecutionContext context =
        ExecutionContext.builder("task-" + ++tasks, packages)
            .identity(identity)
            .reports(reports::add)
            .services(services)
            .build();
    ModelOutcome outcome = engine.task(new ModelTask(model(), action), context).run();
    model = (ObjectNode) outcome.model();
    return outcome;
  }

  private static @Nullable Object option(@Nullable String group, String option, boolean asFile) {
    return switch ((group == null ? "" : group + ".") + option) {
      case "home_region", "rabbitmq.ca_certs", "file_server" -> null;
      case "rabbitmq.host" -> "127.0.0.1";
      case "rabbitmq.port" -> 5672L;
      case "rabbitmq.login" -> "murano";
      case "rabbitmq.password" -> "secret";
      case "rabbitmq.virtual_host" -> "/";
      case "rabbitmq.ssl", "rabbitmq.insecure" -> false;
      case "engine.agent_source" -> "murano-agent";
      default -> throw new IllegalArgumentException("no option " + group + "." + option);
    };
  }

  StackProvider stacks() {
    return cloud.stacks();
  }

  /** Returns the stack of the environment's home region, if it exists. */
  Optional<StackDescription> stack() {
    return stackName().flatMap(name -> cloud.stacks().find(name));
  }

  /** Returns whether no machine runs. */
  boolean cloudIsEmpty() {
    return machines.machines.isEmpty();
  }

  private Optional<String> stackName() {
    for (JsonNode attribute : model().path("Attributes")) {
      if (attribute.path(2).asString("").equals("generatedStackName")) {
        return Optional.of("murano-" + attribute.path(3).asString());
      }
    }
    return Optional.empty();
  }

  List<String> reportTexts() {
    return reports.stream().map(Report::text).toList();
  }

  List<String> errors() {
    List<String> result = new ArrayList<>();
    for (Report report : reports) {
      if (report.level() == ReportLevel.ERROR) {
        result.add(report.text());
      }
    }
    return result;
  }

  @Override
  public void close() {
    cloud.close();
    background.shutdownNow();
  }
}
