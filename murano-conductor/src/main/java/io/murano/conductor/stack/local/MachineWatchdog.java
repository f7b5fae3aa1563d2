package io.murano.conductor.stack.local;

import io.murano.common.error.MuranoException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the machines of this host, as a service manager on a real machine would: starts dead
 * agents again, and finishes restarts and removals that were begun. Every conductor of a host runs
 * one. Thread-safe.
 */
final class MachineWatchdog implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MachineWatchdog.class);

  private final LocalMachineRepository repository;
  private final LocalMachines machines;
  private final String host;
  private final ScheduledExecutorService scheduler;
  private @Nullable ScheduledFuture<?> periodic;

  MachineWatchdog(
      LocalMachineRepository repository,
      LocalMachines machines,
      String host,
      ScheduledExecutorService scheduler) {
    this.repository = repository;
    this.machines = machines;
    this.host = host;
    this.scheduler = scheduler;
  }

  void start(Duration interval) {
    periodic =
        scheduler.scheduleWithFixedDelay(
            this::check, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void check() {
    try {
      List<LocalMachine> all = repository.ofHost(host);
      for (LocalMachine machine : all) {
        if (needsCare(machine)) {
          tend(machine);
        }
      }
    } catch (RuntimeException e) {
      log.warn("The machines of this host cannot be looked after now: {}", e.toString());
    }
  }

  private static boolean needsCare(LocalMachine machine) {
    return machine.mayStart()
        && (machine.wanted() != LocalMachine.Wanted.RUNNING
            || (machine.spec().hasAgent() && !machine.isAlive()));
  }

  private void tend(LocalMachine machine) {
    try {
      machines.tend(machine);
    } catch (MuranoException e) {
      log.warn("Machine {}: {}", machine.name(), e.getMessage());
    }
  }

  @Override
  public void close() {
    ScheduledFuture<?> stopped = periodic;
    if (stopped != null) {
      stopped.cancel(false);
    }
  }
}
