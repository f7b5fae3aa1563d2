package io.murano.conductor.stack.local;

import io.murano.conductor.stack.jdbc.StackDatabase;
import io.murano.conductor.stack.simulation.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Starts single machines as processes of a played agent, for tests of what produces machines. */
public final class LocalMachineBench {

  private final Path directory;
  private final LocalMachines machines;

  /** Creates a bench that keeps everything in a folder and a database. */
  public LocalMachineBench(Path folder, StackDatabase database) throws IOException {
    directory = folder.resolve("machines");
    LocalProviderProperties properties = LocalSettings.properties(directory, FakeAgent.jar(folder));
    machines =
        new LocalMachines(
            new LocalMachineRepository(database.jdbc(), database.transactions()),
            properties,
            new MachineProcesses(properties, System::getenv),
            LocalSettings.HOST);
  }

  /** Starts a machine; returns its folder. */
  public Path start(Machine machine) throws IOException {
    machines.start(machine);
    try (Stream<Path> folders = Files.list(directory)) {
      return folders.findFirst().orElseThrow();
    }
  }

  /** Returns whether the agent in a machine's folder has come up. */
  public static boolean isUp(Path machineFolder) {
    return Files.exists(machineFolder.resolve(FakeAgent.STARTS));
  }

  /** Removes a machine with its processes. */
  public void remove(Machine machine) {
    machines.remove(machine.id());
  }
}
