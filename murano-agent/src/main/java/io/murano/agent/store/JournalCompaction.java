package io.murano.agent.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Rewrites the journal without what nobody needs any more: atomically, by renaming a new file. */
final class JournalCompaction {

  /** Bytes of growth from which on rewriting pays. */
  static final long WORTHWHILE = 4L << 20;

  private static final String NEW_FILE = "journal.new";

  private final Path folder;

  JournalCompaction(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes what {@code state} holds to a new file in place of the old one, and closes the old one.
   *
   * @throws IOException if that fails; journal and state are as before then
   */
  Journal replace(Journal old, JournalState state) throws IOException {
    Path file = folder.resolve(NEW_FILE);
    Files.deleteIfExists(file);
    JournalState rewritten = new JournalState();
    Journal journal = Journal.open(file, 0);
    try {
      append(journal, rewritten, Records.base(state.nextEntry(), state.lastStamp()));
      for (Entry entry : state.entries()) {
        copy(old, entry, journal, rewritten);
      }
      journal.force();
      Files.move(file, old.path(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      journal.close();
      throw e;
    }
    Folders.sync(folder);
    for (Entry entry : rewritten.entries()) {
      Entry kept = state.entry(entry.number);
      kept.planAt = entry.planAt;
      kept.resultAt = entry.resultAt;
    }
    Journal renamed = journal.at(old.path());
    old.close();
    return renamed;
  }

  private static void copy(Journal old, Entry entry, Journal journal, JournalState rewritten)
      throws IOException {
    if (entry.hasResult()) {
      append(journal, rewritten, old.read(entry.resultAt));
      if (entry.state == Entry.State.SENT) {
        append(journal, rewritten, new JournalRecord(RecordType.SENT, entry.number));
      }
      return;
    }
    append(journal, rewritten, old.read(entry.planAt));
    if (entry.state == Entry.State.STARTED) {
      append(journal, rewritten, new JournalRecord(RecordType.STARTED, entry.number));
    }
    for (long group : entry.groups) {
      append(journal, rewritten, Records.group(entry.number, group));
    }
  }

  private static void append(Journal journal, JournalState rewritten, JournalRecord record)
      throws IOException {
    rewritten.apply(record, journal.append(record, false));
  }
}
