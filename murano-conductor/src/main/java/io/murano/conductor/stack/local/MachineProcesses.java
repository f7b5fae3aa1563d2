package io.murano.conductor.stack.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the processes of machines and finds all that came of them. A machine's processes carry its
 * id in their environment, which children inherit whatever session or group they are in; where the
 * system does not show environments, only descendants are found. Thread-safe.
 */
final class MachineProcesses {

  /** Environment variable with the id of the machine a process belongs to. */
  static final String ID_VARIABLE = "MURANO_MACHINE_ID";

  private static final String CONFIG_OPTION = "--config-dir";

  private static final Logger log = LoggerFactory.getLogger(MachineProcesses.class);
  private static final Path PROC = Path.of("/proc");
  private static final long POLL_MILLIS = 20;

  private final LocalProviderProperties properties;
  private final Function<String, @Nullable String> environment;

  MachineProcesses(
      LocalProviderProperties properties, Function<String, @Nullable String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  /**
   * Starts the agent of a machine in a session of its own.
   *
   * @throws IOException if the process cannot be started
   */
  Process startAgent(LocalMachine machine, MachineFolder folder, Path agentJar) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.add(java());
    command.addAll(properties.javaOptions());
    command.add("-jar");
    command.add(agentJar.toString());
    command.add(CONFIG_OPTION);
    command.add(folder.configuration().toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.home().toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.console().toFile()));
    builder.environment().clear();
    builder.environment().putAll(environmentOf(machine, folder));
    return builder.start();
  }

  /** Returns the environment of everything that runs in a machine. */
  Map<String, String> environmentOf(LocalMachine machine, MachineFolder folder) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String name : properties.inheritedEnvironment()) {
      String value = environment.apply(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
    List<String> addresses = machine.spec().addresses();
    variables.put("HOME", folder.home().toString());
    variables.put("TMPDIR", folder.temporary().toString());
    variables.put(ID_VARIABLE, machine.id());
    variables.put("MURANO_MACHINE_NAME", machine.name());
    variables.put("MURANO_MACHINE_ADDRESS", addresses.isEmpty() ? "" : addresses.get(0));
    variables.put("MURANO_MACHINE_ADDRESSES", String.join(" ", addresses));
    return variables;
  }

  private String java() {
    Path configured = properties.java();
    return configured != null
        ? configured.toString()
        : Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Ends every process of a machine: politely first, by force after the grace time. */
  void stopAll(LocalMachine machine) throws InterruptedException {
    long deadline = System.nanoTime() + properties.stopGrace().toNanos();
    of(machine).forEach(ProcessHandle::destroy);
    while (!of(machine).isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(POLL_MILLIS);
    }
    killUntilGone(machine);
  }

  /** Kills in rounds, for what is being born meanwhile. */
  private void killUntilGone(LocalMachine machine) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    List<ProcessHandle> left = of(machine);
    while (!left.isEmpty()) {
      left.forEach(ProcessHandle::destroyForcibly);
      if (System.nanoTime() > deadline) {
        log.warn("Machine {}: {} processes cannot be killed", machine.id(), left.size());
        return;
      }
      Thread.sleep(POLL_MILLIS);
      left = of(machine);
    }
  }

  /** Ends the agent of a machine alone. */
  void stopAgent(ProcessMark agent) throws InterruptedException {
    long deadline = System.nanoTime() + properties.stopGrace().toNanos();
    signal(agent, false);
    while (agent.isAlive()) {
      if (System.nanoTime() > deadline) {
        signal(agent, true);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static void signal(ProcessMark process, boolean kill) {
    if (process.isAlive()) {
      ProcessHandle.of(process.pid())
          .ifPresent(
              handle -> {
                boolean sent = kill ? handle.destroyForcibly() : handle.destroy();
                log.trace("Process {} was signalled: {}", handle.pid(), sent);
              });
    }
  }

  /** Returns the living processes of a machine. */
  List<ProcessHandle> of(LocalMachine machine) {
    Set<Long> pids = new TreeSet<>(withVariable(ID_VARIABLE, machine.id()));
    ProcessMark agent = machine.process();
    if (agent != null && agent.isAlive()) {
      pids.add(agent.pid());
      ProcessHandle.of(agent.pid()).stream()
          .flatMap(ProcessHandle::descendants)
          .forEach(child -> pids.add(child.pid()));
    }
    return pids.stream()
        .filter(pid -> ProcessMark.of(pid).isPresent())
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .toList();
  }

  /**
   * Finds the agent of a machine by its command line; for a conductor that died between the start
   * of an agent and the note of it. Empty where the system does not show other processes.
   */
  Optional<ProcessMark> findAgent(LocalMachine machine, MachineFolder folder) {
    String wanted = "\0" + CONFIG_OPTION + "\0" + folder.configuration() + "\0";
    return withVariable(ID_VARIABLE, machine.id()).stream()
        .filter(pid -> text(PROC.resolve(pid + "/cmdline")).contains(wanted))
        .flatMap(pid -> ProcessMark.of(pid).stream())
        .findFirst();
  }

  /** Returns the ids of this user's processes that have a variable of a value. */
  static Set<Long> withVariable(String name, String value) {
    Set<Long> pids = new TreeSet<>();
    if (!Files.isDirectory(PROC.resolve("self"))) {
      return pids;
    }
    String wanted = "\0" + name + "=" + value + "\0";
    try (Stream<Path> entries = Files.list(PROC)) {
      entries
          .filter(entry -> Character.isDigit(entry.getFileName().toString().charAt(0)))
          .forEach(
              entry -> {
                if (text(entry.resolve("environ")).contains(wanted)) {
                  pids.add(Long.valueOf(entry.getFileName().toString()));
                }
              });
    } catch (IOException e) {
      log.warn("The list of processes cannot be read: {}", e.getMessage());
    }
    return pids;
  }

  /** Returns one of the lists of texts in {@code /proc}, each text between zeros. */
  private static String text(Path list) {
    try {
      return "\0" + new String(Files.readAllBytes(list), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
