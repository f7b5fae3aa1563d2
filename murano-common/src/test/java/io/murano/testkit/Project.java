package io.murano.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are in the working copy that the tests run in. */
public final class Project {

  private Project() {}

  /** Returns the folder of the whole project. */
  public static Path root() {
    for (Path folder = workingFolder(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(".launcher/lib.sh"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no .launcher folder above " + workingFolder());
  }

  /** Returns the folder for build results of the module under test. */
  public static Path buildFolder() {
    return workingFolder().resolve("target");
  }

  static Path script(String name) {
    return root().resolve(".launcher").resolve(name);
  }

  private static Path workingFolder() {
    return Path.of("").toAbsolutePath();
  }
}
