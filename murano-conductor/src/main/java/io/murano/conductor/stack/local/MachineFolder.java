package io.murano.conductor.stack.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a machine.
 *
 * @param path where it is
 */
record MachineFolder(Path path) {

  private static final int ID_LENGTH = 8;

  /** Returns the folder of a machine: its name for people, a part of its id against doubles. */
  static MachineFolder of(Path directory, LocalMachine machine) {
    String name = machine.name().replaceAll("[^A-Za-z0-9._-]", "_");
    String id = machine.id().substring(0, Math.min(ID_LENGTH, machine.id().length()));
    return new MachineFolder(
        directory.resolve((name.startsWith(".") ? "_" + name : name) + "-" + id));
  }

  Path configuration() {
    return path.resolve("etc/murano");
  }

  Path home() {
    return path.resolve("home");
  }

  Path temporary() {
    return path.resolve("tmp");
  }

  /** What the agent's process writes to standard output and error. */
  Path console() {
    return path.resolve("console.log");
  }

  /** What the agent logs. */
  Path log() {
    return path.resolve("agent.log");
  }

  Path pidFile() {
    return path.resolve("agent.pid");
  }

  Path deployments() {
    return path.resolve("deployments");
  }

  /** Makes the folder and everything in it that only its owner may see. */
  void create() throws IOException {
    for (Path folder :
        new Path[] {path, configuration(), configuration().resolve("certs"), home(), temporary()}) {
      Files.createDirectories(folder);
    }
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /**
   * Writes the agent's configuration: the file as it came with the server, and a second one that
   * moves all its paths into this folder. The agent reads both, the second wins.
   */
  void configure(MachineSpec spec) throws IOException {
    write(configuration().resolve("agent.conf"), spec.requiredConfiguration());
    Path certificates = configuration().resolve("certs/ca_certs");
    String given = spec.certificates();
    write(certificates, given == null ? "" : given);
    write(
        configuration().resolve("local.conf"),
        """
        # Written by the local provider: moves what agent.conf says about files into this folder.
        [DEFAULT]
        storage = %s
        log_file = %s
        [rabbitmq]
        ca_certs = %s
        """
            .formatted(
                escaped(path.resolve("plans")),
                escaped(log()),
                given == null ? "" : escaped(certificates)));
  }

  /** A dollar sign refers to another key. */
  private static String escaped(Path file) {
    return file.toString().replace("$", "$$");
  }

  void writePid(ProcessMark process) throws IOException {
    write(pidFile(), process.line());
  }

  /** Returns the process in the pid file if it lives. */
  Optional<ProcessMark> runningProcess() {
    try {
      String[] parts = Files.readString(pidFile(), StandardCharsets.UTF_8).strip().split(" ", 2);
      return Optional.of(new ProcessMark(Long.parseLong(parts[0]), parts[parts.length - 1]))
          .filter(ProcessMark::isAlive);
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, text, StandardCharsets.UTF_8);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns the end of the console, for messages; empty if there is nothing. */
  String consoleEnd() {
    try {
      List<String> lines = Files.readAllLines(console(), StandardCharsets.ISO_8859_1);
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      return "";
    }
  }

  /** Deletes the folder; links in it are not followed, what others delete meanwhile is fine. */
  void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
