package io.murano.conductor.stack.docker;

import io.murano.conductor.stack.docker.ContainerEngine.Execution;
import io.murano.conductor.stack.docker.ContainerFiles.File;
import io.murano.conductor.stack.simulation.MachineDriver.ScriptResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Runs scripts of software deployments in containers, as Heat's hook for the group {@code script}
 * does: inputs are environment variables, outputs are files beside {@code $heat_outputs_path}.
 * Thread-safe.
 */
final class ContainerScripts {

  private static final String OUTPUT = "output";
  private static final String TEMPORARY = "/tmp";
  private static final int EXECUTABLE = 0755;

  /** The script's user, which is the container's, writes its outputs there. */
  private static final int WRITABLE_BY_ALL = 01777;

  private final ContainerEngine engine;
  private final Duration timeout;

  ContainerScripts(ContainerEngine engine, Duration timeout) {
    this.engine = engine;
    this.timeout = timeout;
  }

  ScriptResult run(String container, String script, Map<String, String> inputs) {
    String name = "murano-deployment-" + UUID.randomUUID();
    String folder = TEMPORARY + "/" + name;
    String file = folder + "/script";
    engine.putFiles(
        container,
        TEMPORARY,
        ContainerFiles.pack(
            Map.of(name + "/script", new File(script, EXECUTABLE)), WRITABLE_BY_ALL));
    List<String> environment = new ArrayList<>();
    inputs.forEach((input, value) -> environment.add(input + "=" + value));
    environment.add("heat_outputs_path=" + folder + "/" + OUTPUT);
    List<String> command = script.startsWith("#!") ? List.of(file) : List.of("/bin/sh", file);
    Execution execution = engine.run(container, command, environment, timeout);
    return new ScriptResult(
        execution.exitCode(),
        execution.stream(1),
        execution.stream(2),
        outputs(engine.getFiles(container, folder)));
  }

  private static Map<String, String> outputs(byte[] archive) {
    Map<String, String> outputs = new LinkedHashMap<>();
    ContainerFiles.unpack(archive)
        .forEach(
            (name, text) -> {
              if (name.startsWith(OUTPUT + ".")) {
                outputs.put(name.substring(OUTPUT.length() + 1), text);
              }
            });
    return outputs;
  }
}
