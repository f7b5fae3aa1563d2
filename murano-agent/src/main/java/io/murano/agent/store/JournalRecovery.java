package io.murano.agent.store;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the journal after whatever happened to the last agent. */
final class JournalRecovery {

  static final String JOURNAL_FILE = "journal";

  private static final Logger log = LoggerFactory.getLogger(JournalRecovery.class);

  private final Path folder;
  private final Quarantine quarantine;

  JournalRecovery(Path folder, Quarantine quarantine) {
    this.folder = folder;
    this.quarantine = quarantine;
  }

  /** Reads all records into {@code state} and returns the journal, ready to be appended to. */
  Journal open(JournalState state) throws IOException {
    Path file = folder.resolve(JOURNAL_FILE);
    long end;
    try (Journal journal = Journal.open(file, Long.MAX_VALUE)) {
      end = read(journal.reader(), state);
    }
    Folders.sync(folder);
    return Journal.open(file, end);
  }

  private long read(JournalReader reader, JournalState state) throws IOException {
    long position = 0;
    while (position < reader.size()) {
      JournalReader.Found found = reader.next(position);
      if (found.record() != null) {
        state.apply(found.record(), position);
        position = found.end();
        continue;
      }
      long next = reader.search(position + 1);
      if (next >= reader.size()) {
        log.info(
            "Dropped {} bytes of a record the agent was writing when it was stopped",
            next - position);
        return position;
      }
      quarantine.keep(position, reader.read(position, Math.toIntExact(next - position)));
      position = next;
    }
    return position;
  }
}
