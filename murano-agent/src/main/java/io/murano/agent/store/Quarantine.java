package io.murano.agent.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where unreadable parts of the store go, for a person to look at; nothing reads them again. */
final class Quarantine {

  static final String FOLDER = "quarantine";

  private static final Logger log = LoggerFactory.getLogger(Quarantine.class);

  private final Path folder;
  private final Clock clock;

  Quarantine(Path plansFolder, Clock clock) {
    this.folder = plansFolder.resolve(FOLDER);
    this.clock = clock;
  }

  /** Moves a file or folder away. */
  void move(Path path, String why) throws IOException {
    Path target = target(path.getFileName().toString());
    Files.move(path, target);
    log.error("Unreadable entry {} of the plan store moved to {}: {}", path, target, why);
  }

  /** Keeps damaged bytes of the journal. */
  void keep(long offset, byte[] bytes) throws IOException {
    Path target = target("journal-" + offset);
    Files.write(target, bytes);
    log.error("{} unreadable bytes of the plan journal kept in {}", bytes.length, target);
  }

  private Path target(String name) throws IOException {
    Folders.createPrivate(folder);
    String base = "%s-%d".formatted(name, clock.millis());
    Path target = folder.resolve(base);
    for (int i = 1; Files.exists(target); i++) {
      target = folder.resolve(base + "-" + i);
    }
    return target;
  }
}
