package io.murano.e2e.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Reads the environments of running processes, as far as the kernel shows them. */
final class Environments {

  private Environments() {}

  /** Returns the {@code NAME=VALUE} lines of a process; none if they cannot be read. */
  static Set<String> of(long pid) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
      return Set.copyOf(List.of(new String(bytes, StandardCharsets.UTF_8).split("\0")));
    } catch (IOException e) {
      return Set.of();
    }
  }

  /** Returns the folder a process works in; an empty text if it cannot be read. */
  static String workingFolder(long pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd")).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
