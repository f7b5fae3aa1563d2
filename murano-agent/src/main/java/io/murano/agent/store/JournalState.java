package io.murano.agent.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All entries of the journal, the highest stamp and the next entry number. Mutable; owned by the
 * store, guarded by its lock.
 */
final class JournalState {

  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private final Map<String, Entry> newestById = new HashMap<>();
  private long lastStamp;
  private long nextEntry = 1;

  /** Applies a record that begins at {@code position} of the journal. */
  void apply(JournalRecord record, long position) {
    if (record.type() == RecordType.BASE) {
      raiseStamp(record.number(Attribute.STAMP));
      Long next = record.number(Attribute.NEXT_ENTRY);
      nextEntry = Math.max(nextEntry, next == null ? 0 : next);
      return;
    }
    Entry entry = entries.computeIfAbsent(record.entry(), Entry::new);
    entry.apply(record, position);
    nextEntry = Math.max(nextEntry, entry.number + 1);
    raiseStamp(entry.stamp);
    if (entry.planId != null) {
      newestById.merge(
          entry.planId, entry, (known, other) -> other.number >= known.number ? other : known);
    }
  }

  /** Raises the highest stamp seen. */
  void raiseStamp(@Nullable Long stamp) {
    if (stamp != null) {
      lastStamp = Math.max(lastStamp, stamp);
    }
  }

  long lastStamp() {
    return lastStamp;
  }

  long nextEntry() {
    return nextEntry;
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  Entry entry(long number) {
    Entry entry = entries.get(number);
    if (entry == null) {
      throw new IllegalStateException("No entry %d in the journal".formatted(number));
    }
    return entry;
  }

  @Nullable Entry newest(String planId) {
    return newestById.get(planId);
  }

  List<Entry> inState(Entry.State state) {
    List<Entry> found = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.state == state) {
        found.add(entry);
      }
    }
    return found;
  }

  /** Forgets answered entries beyond the newest {@code history}, and entries without content. */
  void forget(int history) {
    List<Entry> sent = inState(Entry.State.SENT);
    for (Entry entry : sent.subList(0, Math.max(0, sent.size() - history))) {
      remove(entry);
    }
    for (Entry entry : new ArrayList<>(entries.values())) {
      if (!entry.hasPlan() && !entry.hasResult()) {
        remove(entry);
      }
    }
  }

  private void remove(Entry entry) {
    entries.remove(entry.number);
    if (entry.planId != null) {
      newestById.remove(entry.planId, entry);
    }
  }
}
