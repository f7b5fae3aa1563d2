package io.murano.agent.store;

import io.murano.agent.plan.PlanMessage;
import io.murano.agent.plan.PlanResult;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The durable queue between broker and runner: a plan is in it before its message is acknowledged,
 * and its result until the broker has confirmed it, and then for a while to answer duplicates. Only
 * what is confirmed durable here may be told to anyone. Thread-safe; one process at a time.
 *
 * <p>Instead of the original's folder per plan it keeps one append-only journal: accepting a plan
 * and keeping its result cost one disk flush each, where folders with renames cost six.
 */
public final class PlanStore implements Closeable {

  private static final String LOCK_FILE = "lock";

  private final ReentrantLock lock = new ReentrantLock();
  private final StoreSettings settings;
  private final FileChannel lockChannel;
  private final JournalState state;
  private Journal journal;
  private long compactedSize;
  private boolean holdsFinishedPlans;

  private PlanStore(
      StoreSettings settings, FileChannel lockChannel, JournalState state, Journal journal) {
    this.settings = settings;
    this.lockChannel = lockChannel;
    this.state = state;
    this.journal = journal;
  }

  /**
   * Opens the store, mends what a crash has left, and takes over a queue of the original's agent.
   *
   * @throws IOException if the folder cannot be used, or another agent uses it
   */
  public static PlanStore open(StoreSettings settings, Clock clock) throws IOException {
    Folders.createPrivate(settings.folder());
    FileChannel lockChannel = acquire(settings.folder().resolve(LOCK_FILE));
    try {
      Quarantine quarantine = new Quarantine(settings.folder(), clock);
      JournalState state = new JournalState();
      Journal journal = new JournalRecovery(settings.folder(), quarantine).open(state);
      PlanStore store = new PlanStore(settings, lockChannel, state, journal);
      new FolderQueueImport(settings.folder(), quarantine).into(store);
      store.compact();
      return store;
    } catch (IOException | RuntimeException e) {
      lockChannel.close();
      throw e;
    }
  }

  /**
   * Takes a plan in; durable when it returns.
   *
   * @throws IOException if it cannot be stored, for example because the disk is full; the store is
   *     as before then
   */
  public StoredPlan add(PlanMessage message, @Nullable String planId, @Nullable Long stamp)
      throws IOException {
    lock.lock();
    try {
      requireSpace(message.body().length);
      StoredPlan plan = new StoredPlan(state.nextEntry(), planId, stamp);
      append(Records.plan(plan, message), true);
      return plan;
    } finally {
      lock.unlock();
    }
  }

  /** Keeps an answer to a message that is not stored as a plan; durable when it returns. */
  public StoredPlan addAnswer(PlanResult result) throws IOException {
    lock.lock();
    try {
      StoredPlan plan = new StoredPlan(state.nextEntry(), result.planId(), null);
      append(Records.result(plan, result), true);
      return plan;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that from now on the plan may have effects; durable when it returns. */
  public void markStarted(StoredPlan plan) throws IOException {
    append(new JournalRecord(RecordType.STARTED, plan.entry()), true);
  }

  /** Notes a process group of the plan, so that the next run of the agent can end it. */
  public void addGroup(StoredPlan plan, long group) throws IOException {
    append(Records.group(plan.entry(), group), false);
  }

  /** Keeps the plan's result; durable when it returns. */
  public void finish(StoredPlan plan, PlanResult result) throws IOException {
    lock.lock();
    try {
      append(Records.result(plan, result), true);
      holdsFinishedPlans = true;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that the broker has confirmed the result. */
  public void markSent(StoredPlan plan) throws IOException {
    append(new JournalRecord(RecordType.SENT, plan.entry()), false);
  }

  /** Makes a result that was sent before one that is to be sent again; durable when it returns. */
  public void sendAgain(StoredPlan plan) throws IOException {
    lock.lock();
    try {
      append(Records.result(plan, result(plan)), true);
    } finally {
      lock.unlock();
    }
  }

  /** Returns the highest stamp of all plans ever accepted; 0 before the first. */
  public long lastStamp() {
    lock.lock();
    try {
      return state.lastStamp();
    } finally {
      lock.unlock();
    }
  }

  /** Returns what is known of a plan id, or null if it was never seen or is forgotten. */
  public @Nullable KnownPlan find(String planId) {
    lock.lock();
    try {
      Entry entry = state.newest(planId);
      return entry == null
          ? null
          : new KnownPlan(entry.toPlan(), entry.hasResult(), entry.state == Entry.State.SENT);
    } finally {
      lock.unlock();
    }
  }

  /** Returns the plans that have not started, in order of arrival. */
  public List<StoredPlan> waiting() {
    return plans(Entry.State.WAITING);
  }

  /** Returns the plans that had started when the agent was last stopped, in order of arrival. */
  public List<StoredPlan> started() {
    return plans(Entry.State.STARTED);
  }

  /** Returns the plans whose results the broker has not confirmed, in order of arrival. */
  public List<StoredPlan> unsent() {
    return plans(Entry.State.FINISHED);
  }

  /** Returns the process groups noted for a plan. */
  public Set<Long> groups(StoredPlan plan) {
    lock.lock();
    try {
      return Set.copyOf(state.entry(plan.entry()).groups);
    } finally {
      lock.unlock();
    }
  }

  /** Loads a plan's message. */
  public PlanMessage message(StoredPlan plan) throws IOException {
    lock.lock();
    try {
      return Records.toPlan(journal.read(state.entry(plan.entry()).planAt));
    } finally {
      lock.unlock();
    }
  }

  /** Loads a plan's result. */
  public PlanResult result(StoredPlan plan) throws IOException {
    lock.lock();
    try {
      return Records.toResult(journal.read(state.entry(plan.entry()).resultAt));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Removes the bodies of finished plans and old results from the disk if there are any. Called now
   * and then when the agent is idle, and by itself when the journal has grown.
   */
  public void tidy() throws IOException {
    lock.lock();
    try {
      if (holdsFinishedPlans) {
        compact();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try (FileChannel released = lockChannel;
        Journal closed = journal) {
      closed.force();
      released.force(false);
    } finally {
      lock.unlock();
    }
  }

  void raiseStamp(long stamp) {
    state.raiseStamp(stamp);
  }

  private void append(JournalRecord record, boolean durable) throws IOException {
    lock.lock();
    try {
      long position = journal.append(record, durable);
      state.apply(record, position);
      if (record.type() == RecordType.SENT && journal.size() > growthLimit()) {
        compact();
      }
    } finally {
      lock.unlock();
    }
  }

  private void compact() throws IOException {
    state.forget(settings.history());
    journal = new JournalCompaction(settings.folder()).replace(journal, state);
    compactedSize = journal.size();
    holdsFinishedPlans = false;
  }

  private long growthLimit() {
    return JournalCompaction.WORTHWHILE + 2 * compactedSize;
  }

  private void requireSpace(long planBytes) throws IOException {
    long free = settings.folder().toFile().getUsableSpace();
    // The plan, its files and its result are all written to this disk.
    if (free < settings.minFree() + 2 * planBytes) {
      throw new IOException("Only %d bytes are free below %s".formatted(free, settings.folder()));
    }
  }

  private List<StoredPlan> plans(Entry.State wanted) {
    lock.lock();
    try {
      return state.inState(wanted).stream().map(Entry::toPlan).toList();
    } finally {
      lock.unlock();
    }
  }

  private static FileChannel acquire(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same refusal.
    }
    channel.close();
    throw new IOException("Another agent uses the storage folder: %s is locked".formatted(file));
  }
}
