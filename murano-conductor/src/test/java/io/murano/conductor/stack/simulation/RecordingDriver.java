package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.ResourceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Remembers machines, and fails or blocks where a test wants it. */
public final class RecordingDriver implements MachineDriver {

  public final Map<String, Machine> machines = Collections.synchronizedMap(new LinkedHashMap<>());
  public final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  public final Set<String> failing = ConcurrentHashMap.newKeySet();
  public final Map<String, ScriptResult> scripts = new ConcurrentHashMap<>();
  public volatile @Nullable CountDownLatch blocker;

  @Override
  public void start(Machine machine) {
    calls.add("start " + machine.name());
    CountDownLatch latch = blocker;
    if (latch != null) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ResourceException("interrupted", e);
      }
    }
    if (failing.contains(machine.name())) {
      throw new ResourceException("no room for " + machine.name());
    }
    machines.put(machine.id(), machine);
  }

  @Override
  public void remove(String machineId) {
    Machine machine = machines.get(machineId);
    calls.add("remove " + (machine == null ? "nothing" : machine.name()));
    if (machine != null && failing.contains("remove " + machine.name())) {
      throw new ResourceException("cannot stop " + machine.name());
    }
    machines.remove(machineId);
  }

  @Override
  public Optional<ScriptResult> run(
      String machineId, String script, Map<String, String> environment) {
    calls.add("run " + script + " " + environment.getOrDefault("who", ""));
    return Optional.ofNullable(scripts.get(script));
  }

  /** Returns the machine of a name. */
  public Machine machine(String name) {
    return machines.values().stream()
        .filter(machine -> machine.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no machine " + name));
  }
}
