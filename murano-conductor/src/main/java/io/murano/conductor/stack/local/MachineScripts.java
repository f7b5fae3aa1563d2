package io.murano.conductor.stack.local;

import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.simulation.MachineDriver.ScriptResult;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs scripts of software deployments in machines, as Heat's hook for the group {@code script}
 * does: inputs are environment variables, outputs are files beside {@code $heat_outputs_path}.
 * Thread-safe.
 */
final class MachineScripts {

  private static final String OUTPUTS_VARIABLE = "heat_outputs_path";
  private static final String RUN_VARIABLE = "MURANO_SCRIPT_ID";
  private static final int MAX_OUTPUT = 64 * 1024;

  private final LocalProviderProperties properties;
  private final MachineProcesses processes;

  MachineScripts(LocalProviderProperties properties, MachineProcesses processes) {
    this.properties = properties;
    this.processes = processes;
  }

  ScriptResult run(
      LocalMachine machine, MachineFolder folder, String script, Map<String, String> inputs) {
    String id = UUID.randomUUID().toString();
    Path work = folder.deployments().resolve(id);
    try {
      folder.create();
      Files.createDirectories(work);
      Path file = work.resolve("script");
      Files.writeString(file, script, StandardCharsets.UTF_8);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
      return run(start(machine, folder, work, inputs, id), work, id);
    } catch (IOException e) {
      throw new ResourceException("The script cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ResourceException("The script was interrupted", e);
    }
  }

  private Process start(
      LocalMachine machine, MachineFolder folder, Path work, Map<String, String> inputs, String id)
      throws IOException {
    Path script = work.resolve("script");
    boolean hasInterpreter = Files.readString(script, StandardCharsets.UTF_8).startsWith("#!");
    List<String> command =
        hasInterpreter ? List.of(script.toString()) : List.of("/bin/sh", script.toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectOutput(work.resolve("stdout").toFile());
    builder.redirectError(work.resolve("stderr").toFile());
    builder.environment().clear();
    builder.environment().putAll(processes.environmentOf(machine, folder));
    inputs.forEach(
        (name, value) -> {
          if (!name.isEmpty() && name.indexOf('=') < 0 && value.indexOf('\0') < 0) {
            builder.environment().put(name, value);
          }
        });
    builder.environment().put(OUTPUTS_VARIABLE, work.resolve("output").toString());
    builder.environment().put(RUN_VARIABLE, id);
    return builder.start();
  }

  private ScriptResult run(Process process, Path work, String id)
      throws IOException, InterruptedException {
    try {
      if (!process.waitFor(properties.scriptTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ResourceException("The script did not end within " + properties.scriptTimeout());
      }
    } finally {
      if (process.isAlive()) {
        process.destroyForcibly();
        MachineProcesses.withVariable(RUN_VARIABLE, id).stream()
            .flatMap(pid -> ProcessHandle.of(pid).stream())
            .forEach(ProcessHandle::destroyForcibly);
      }
    }
    return new ScriptResult(
        process.exitValue(),
        read(work.resolve("stdout")),
        read(work.resolve("stderr")),
        outputs(work));
  }

  private static Map<String, String> outputs(Path work) throws IOException {
    Map<String, String> outputs = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(work)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("output.")) {
          outputs.put(name.substring("output.".length()), read(file));
        }
      }
    }
    return outputs;
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
    }
  }
}
