package io.murano.conductor.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A place in a scripted program where it waits for the test, in whichever process it runs. */
public final class Gate {

  private final Path file;

  /** Creates a closed gate below a folder of the test's. */
  public Gate(Path folder) {
    this.file = folder.resolve("open");
  }

  /** Returns the step that waits. */
  public String step() {
    return "gate " + file;
  }

  /** Lets all pass, now and later. */
  public void open() throws IOException {
    Files.createFile(file);
  }
}
