package io.murano.conductor.deployment;

import io.murano.conductor.outbox.Outbox;
import io.murano.conductor.outbox.OutboxMessage;
import io.murano.conductor.process.BackOff;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.process.LoopThread;
import io.murano.conductor.process.RootCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one door through which runs write: events, ends and hand-overs. One thread writes what all
 * runs have given since its last transaction in the next one, so that a thousand events cost a few
 * commits. A write of a run that lost its task is refused. While the database is away the entries
 * wait here. Thread-safe.
 */
final class ExecutionJournal implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ExecutionJournal.class);
  private static final int CAPACITY = 10_000;
  private static final int BATCH = 1_000;
  private static final int IDLE_MILLIS = 500;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final BlockingQueue<JournalEntry> entries = new ArrayBlockingQueue<>(CAPACITY);
  private final ExecutionRepository repository;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final LoopThread loop;

  ExecutionJournal(
      ExecutionRepository repository,
      Outbox outbox,
      TransactionTemplate transactions,
      ConductorThreads threads) {
    this.repository = repository;
    this.outbox = outbox;
    this.transactions = transactions;
    this.loop = new LoopThread("execution-journal", this::run, threads);
  }

  /**
   * Takes an entry; blocks while too many wait.
   *
   * @throws InterruptedException if the thread was interrupted while it waited
   */
  void append(JournalEntry entry) throws InterruptedException {
    entries.put(entry);
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    loop.end();
    loop.awaitEnd(STOP_LIMIT);
  }

  @Override
  public boolean isRunning() {
    return loop.running();
  }

  @Override
  public int getPhase() {
    return ExecutionPhases.JOURNAL;
  }

  private void run() {
    try {
      while (loop.running() || !entries.isEmpty()) {
        List<JournalEntry> batch = nextBatch();
        if (!batch.isEmpty()) {
          writeUntilDone(batch);
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("The journal stops with {} entries unwritten", entries.size());
    }
  }

  private List<JournalEntry> nextBatch() throws InterruptedException {
    JournalEntry first = entries.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    if (first == null) {
      return List.of();
    }
    List<JournalEntry> batch = new ArrayList<>();
    batch.add(first);
    entries.drainTo(batch, BATCH - 1);
    return batch;
  }

  private void writeUntilDone(List<JournalEntry> batch) throws InterruptedException {
    BackOff backOff = new BackOff(Duration.ofMillis(50), Duration.ofSeconds(2));
    while (true) {
      try {
        write(batch);
        return;
      } catch (DataIntegrityViolationException
          | InvalidDataAccessApiUsageException
          | InvalidDataAccessResourceUsageException e) {
        writeOneByOne(batch, e);
        return;
      } catch (DataAccessException | TransactionException e) {
        Duration pause = backOff.afterFailure();
        LOG.warn("Progress cannot be stored, next try in {}: {}", pause, RootCause.of(e));
        Thread.sleep(pause.toMillis());
      }
    }
  }

  /** Keeps an entry that the database will never take from stopping all others. */
  private void writeOneByOne(List<JournalEntry> batch, DataAccessException cause)
      throws InterruptedException {
    if (batch.size() > 1) {
      for (JournalEntry entry : batch) {
        writeUntilDone(List.of(entry));
      }
      return;
    }
    JournalEntry refused = batch.get(0);
    LOG.error("The database refuses an entry of task {}", refused.run().taskId(), cause);
    refused.written().completeExceptionally(cause);
  }

  private void write(List<JournalEntry> batch) {
    Map<RunKey, Long> lastSequences = new LinkedHashMap<>();
    batch.forEach(entry -> lastSequences.put(entry.run(), entry.lastSequence()));
    Set<RunKey> owned =
        transactions.execute(
            status -> {
              Set<RunKey> accepted = repository.advance(lastSequences);
              writeOwned(batch.stream().filter(entry -> accepted.contains(entry.run())).toList());
              return accepted;
            });
    for (JournalEntry entry : batch) {
      entry.written().complete(owned.contains(entry.run()));
    }
  }

  private void writeOwned(List<JournalEntry> batch) {
    List<OutboxMessage> messages = new ArrayList<>(batch.size());
    boolean environmentFreed = false;
    for (JournalEntry entry : batch) {
      if (entry instanceof JournalEntry.Event event) {
        messages.add(event.message());
      } else if (entry instanceof JournalEntry.End end) {
        repository.end(end.run(), end.state(), end.reason());
        messages.add(end.result());
        environmentFreed = true;
      } else {
        repository.handOver(entry.run());
        environmentFreed = true;
      }
    }
    outbox.append(messages);
    if (environmentFreed && repository.waiting() > 0) {
      repository.announceWork();
    }
  }
}
