package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.hot.StackIdentity;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import io.murano.conductor.stack.simulation.MachineDriver.ScriptResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies configurations to servers. One of the group {@code script} runs in the server's machine
 * if scripts can run there; all others count as applied. Thread-safe.
 */
final class Deployments {

  private static final String SCRIPT_GROUP = "script";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SimulatedNetwork network;
  private final MachineDriver driver;
  private final SoftwareConfigs configs;

  Deployments(SimulatedNetwork network, MachineDriver driver) {
    this.network = network;
    this.driver = driver;
    this.configs = new SoftwareConfigs(network);
  }

  /** Checks that the server exists. */
  void requireServer(StackIdentity stack, String server) {
    network.require(stack, Kind.SERVER, server);
  }

  /**
   * Applies the configuration of a deployment to a server.
   *
   * @param action what is being done, {@code CREATE} or {@code UPDATE}
   * @return standard output and error, exit code, and named outputs
   * @throws ResourceException if the script fails
   */
  Map<String, @Nullable Object> apply(StackResource deployment, String server, String action) {
    CloudObject config =
        configs.find(deployment.stack(), deployment.text("config", "")).orElse(null);
    Optional<ScriptResult> result =
        config == null || !config.text("group").equals(SCRIPT_GROUP)
            ? Optional.empty()
            : driver.run(
                server,
                config.text(SoftwareConfigs.CONFIG),
                inputs(config, deployment, server, action));
    ScriptResult done = result.orElse(new ScriptResult(0, "", "", Map.of()));
    if (done.exitCode() != 0) {
      throw new ResourceException(
          "The script ended with exit code %d: %s"
              .formatted(done.exitCode(), lastLine(done.stderr())));
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>(done.outputs());
    values.put("deploy_stdout", done.stdout());
    values.put("deploy_stderr", done.stderr());
    values.put("deploy_status_code", (long) done.exitCode());
    return values;
  }

  private static String lastLine(String text) {
    List<String> lines = text.lines().toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  private static Map<String, String> inputs(
      CloudObject config, StackResource deployment, String server, String action) {
    Map<String, String> inputs = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> input : config.maps("inputs")) {
      if (input.get("default") != null) {
        inputs.put(String.valueOf(input.get("name")), text(input.get("default")));
      }
    }
    deployment.map("input_values").forEach((name, value) -> inputs.put(name, text(value)));
    inputs.put("deploy_server_id", server);
    inputs.put("deploy_stack_id", deployment.stack().name() + "/" + deployment.stack().id());
    inputs.put("deploy_resource_name", deployment.name());
    inputs.put("deploy_action", action);
    return inputs;
  }

  private static String text(@Nullable Object value) {
    return value instanceof Map || value instanceof List
        ? JSON.writeValueAsString(StackValues.immutable(value))
        : String.valueOf(value);
  }
}
