package io.murano.conductor.stack.local;

import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.local.LocalMachine.Wanted;
import io.murano.conductor.stack.simulation.Machine;
import io.murano.conductor.stack.simulation.MachineDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Machines as agent processes on this host. What shall be is in the database first; the processes
 * follow, by the hand of whichever conductor of the host comes first. A machine of another host is
 * left to the conductors there. Thread-safe.
 */
final class LocalMachines implements MachineDriver {

  private static final Logger log = LoggerFactory.getLogger(LocalMachines.class);

  /** Life after which a process counts as having come up. */
  private static final Duration STABLE = Duration.ofSeconds(20);

  /** How long conductors of another host may take to follow a wish. */
  private static final Duration OTHER_HOST_PATIENCE = Duration.ofSeconds(60);

  private static final long POLL_MILLIS = 200;

  private final LocalMachineRepository repository;
  private final LocalProviderProperties properties;
  private final MachineProcesses processes;
  private final MachineScripts scripts;
  private final String host;

  LocalMachines(
      LocalMachineRepository repository,
      LocalProviderProperties properties,
      MachineProcesses processes,
      String host) {
    this.repository = repository;
    this.properties = properties;
    this.processes = processes;
    this.scripts = new MachineScripts(properties, processes);
    this.host = host;
  }

  @Override
  public void start(Machine machine) {
    MachineSpec spec = MachineSpec.of(machine);
    if (spec.hasAgent()) {
      agentJar();
    } else {
      log.info("Machine {} has no murano-agent in its user data: no process", machine.name());
    }
    LocalMachine wanted =
        new LocalMachine(
            machine.id(),
            host,
            machine.name(),
            machine.stack().name(),
            spec,
            Wanted.RUNNING,
            null,
            0,
            true);
    if (!repository.insert(wanted)) {
      change(wanted);
    }
    follow(machine.id(), true);
  }

  private void change(LocalMachine wanted) {
    LocalMachine present = require(wanted.id());
    boolean same = present.spec().equals(wanted.spec());
    repository.change(
        new LocalMachine(
            wanted.id(),
            present.host(),
            wanted.name(),
            wanted.stack(),
            wanted.spec(),
            same ? Wanted.RUNNING : Wanted.RESTART,
            null,
            0,
            true));
  }

  @Override
  public void remove(String machineId) {
    if (repository.remove(machineId).isPresent()) {
      follow(machineId, false);
    }
  }

  @Override
  public Optional<ScriptResult> run(
      String machineId, String script, Map<String, String> environment) {
    return repository
        .find(machineId)
        .filter(machine -> machine.host().equals(host))
        .map(machine -> scripts.run(machine, folder(machine), script, environment));
  }

  /** Carries a wish out, or waits until another host has. */
  private void follow(String id, boolean present) {
    long deadline = System.nanoTime() + OTHER_HOST_PATIENCE.toNanos();
    LocalMachine machine = repository.find(id).orElse(null);
    while (machine != null && !(present && isSettled(machine))) {
      if (machine.host().equals(host)) {
        tend(machine);
      } else if (System.nanoTime() > deadline) {
        throw new ResourceException(
            "Machine '%s' is on host '%s', whose conductor does not answer"
                .formatted(machine.name(), machine.host()));
      } else {
        pause();
      }
      machine = repository.find(id).orElse(null);
    }
  }

  private static boolean isSettled(LocalMachine machine) {
    return machine.wanted() == Wanted.RUNNING
        && (!machine.spec().hasAgent() || machine.process() != null);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ResourceException("The wait for a machine was interrupted", e);
    }
  }

  /**
   * Brings a machine of this host to what is wanted.
   *
   * @throws ResourceException if that cannot be
   */
  void tend(LocalMachine machine) {
    try {
      switch (machine.wanted()) {
        case REMOVED -> clear(machine);
        case RESTART -> {
          ProcessMark process = machine.process();
          if (process != null) {
            processes.stopAgent(process);
          }
          repository.locked(machine.id(), this::startIfDead);
        }
        case RUNNING -> repository.locked(machine.id(), this::startIfDead);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ResourceException("The work on a machine was interrupted", e);
    }
  }

  private void clear(LocalMachine machine) throws InterruptedException {
    processes.stopAll(machine);
    try {
      folder(machine).delete();
    } catch (IOException e) {
      throw new ResourceException(
          "The folder of machine '%s' cannot be deleted: %s"
              .formatted(machine.name(), e.getMessage()),
          e);
    }
    repository.delete(machine.id());
    log.info("Machine {} ({}) is gone", machine.name(), machine.id());
  }

  private void startIfDead(LocalMachine machine) {
    boolean restart = machine.wanted() == Wanted.RESTART;
    if (machine.wanted() == Wanted.REMOVED
        || !machine.spec().hasAgent()
        || machine.isAlive()
        || !(machine.mayStart() || restart)) {
      return;
    }
    MachineFolder folder = folder(machine);
    Optional<ProcessMark> running =
        folder.runningProcess().or(() -> processes.findAgent(machine, folder));
    if (running.isPresent() && !restart) {
      // A conductor died after the start and before it could write it down.
      repository.started(machine, running.get(), 1, pauseAfter(1));
      return;
    }
    boolean first = machine.process() == null;
    int starts = first || restart || hasLivedLong(machine) ? 1 : machine.starts() + 1;
    ProcessMark process = launch(machine);
    repository.started(machine, process, starts, pauseAfter(starts));
    if (first || restart) {
      log.info("Machine {} started: pid {}, {}", machine.name(), process.pid(), machine.spec());
    } else {
      log.warn(
          "Machine {} had died and was started again: pid {}; its console ended with: {}",
          machine.name(),
          process.pid(),
          folder(machine).consoleEnd());
    }
  }

  private boolean hasLivedLong(LocalMachine machine) {
    return repository.age(machine.id()).filter(age -> age.compareTo(STABLE) > 0).isPresent();
  }

  private Duration pauseAfter(int starts) {
    Duration pause = properties.restartPause();
    for (int i = 1; i < starts && pause.compareTo(properties.maxRestartPause()) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(properties.maxRestartPause()) < 0 ? pause : properties.maxRestartPause();
  }

  private ProcessMark launch(LocalMachine machine) {
    MachineFolder folder = folder(machine);
    try {
      folder.create();
      folder.configure(machine.spec());
      Process process = processes.startAgent(machine, folder, agentJar());
      ProcessMark mark =
          ProcessMark.of(process.pid())
              .orElseThrow(() -> new IOException("it ended at once: " + folder.consoleEnd()));
      folder.writePid(mark);
      return mark;
    } catch (IOException e) {
      throw new ResourceException(
          "The agent of machine '%s' cannot be started: %s"
              .formatted(machine.name(), e.getMessage()),
          e);
    }
  }

  private Path agentJar() {
    Path jar = properties.agentJar();
    if (jar == null || !Files.isReadable(jar)) {
      throw new ResourceException(
          "The agent's jar %s: set murano.conductor.provider.local.agent-jar to the murano-agent jar"
              .formatted(jar == null ? "is not configured" : "'" + jar + "' cannot be read"));
    }
    return jar.toAbsolutePath();
  }

  private MachineFolder folder(LocalMachine machine) {
    return MachineFolder.of(properties.directory().toAbsolutePath(), machine);
  }

  private LocalMachine require(String id) {
    return repository
        .find(id)
        .orElseThrow(() -> new ResourceException("Machine '%s' was removed".formatted(id)));
  }
}
