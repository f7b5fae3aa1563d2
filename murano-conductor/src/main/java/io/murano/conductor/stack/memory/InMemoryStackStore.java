package io.murano.conductor.stack.memory;

import io.murano.conductor.stack.StackConflictException;
import io.murano.conductor.stack.StackNotFoundException;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.StackStatus;
import io.murano.conductor.stack.StackStatus.Progress;
import io.murano.conductor.stack.engine.LostLeaseException;
import io.murano.conductor.stack.engine.ResourceRecord;
import io.murano.conductor.stack.engine.StackKey;
import io.murano.conductor.stack.engine.StackLease;
import io.murano.conductor.stack.engine.StackRecord;
import io.murano.conductor.stack.engine.StackStore;
import io.murano.conductor.stack.engine.StackWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps stacks in memory. Thread-safe: one lock around every call. */
public final class InMemoryStackStore implements StackStore {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Entry> stacks = new LinkedHashMap<>();
  private final InstantSource clock;

  /** Creates an empty store whose leases run out by the given clock. */
  public InMemoryStackStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Optional<StackRecord> find(StackKey key) {
    return locked(() -> entry(key).map(entry -> entry.stack));
  }

  @Override
  public Optional<StackRecord> findById(String stackId) {
    return locked(() -> Optional.ofNullable(stacks.get(stackId)).map(entry -> entry.stack));
  }

  @Override
  public StackLease insert(StackRecord stack, Duration leaseTime) {
    return locked(
        () -> {
          if (entry(stack.key()).isPresent()) {
            throw new StackConflictException(
                "The stack '%s' exists already".formatted(stack.key().name()));
          }
          Entry entry = new Entry(stack);
          stacks.put(stack.id(), entry);
          return entry.lease(leaseTime);
        });
  }

  @Override
  public StackLease beginUpdate(
      StackKey key, StackRequest request, Map<String, String> parameters, Duration leaseTime) {
    return locked(
        () -> {
          Entry entry = require(key);
          StackRecord old = entry.stack;
          if (old.status().inProgress()) {
            throw new StackConflictException(
                "The stack '%s' is %s".formatted(key.name(), old.status()));
          }
          Instant now = clock.instant();
          Instant last = old.updatedAt();
          entry.stack =
              new StackRecord(
                  old.id(),
                  key,
                  new StackStatus(StackStatus.UPDATE, Progress.IN_PROGRESS),
                  "update started",
                  request,
                  parameters,
                  old.outputs(),
                  old.createdAt(),
                  last != null && !now.isAfter(last) ? last.plusNanos(1000) : now);
          return entry.lease(leaseTime);
        });
  }

  @Override
  public StackLease beginDelete(StackKey key, Duration leaseTime) {
    return locked(
        () -> {
          Entry entry = require(key);
          StackStatus deleting = new StackStatus(StackStatus.DELETE, Progress.IN_PROGRESS);
          entry.stack = with(entry.stack, deleting, "delete started", entry.stack.outputs());
          return entry.lease(leaseTime);
        });
  }

  @Override
  public Optional<StackLease> takeOver(Duration leaseTime) {
    return locked(
        () ->
            stacks.values().stream()
                .filter(entry -> entry.stack.status().inProgress())
                .filter(entry -> !entry.until.isAfter(clock.instant()))
                .findFirst()
                .map(entry -> entry.lease(leaseTime)));
  }

  @Override
  public boolean renew(StackLease lease, Duration leaseTime) {
    return locked(
        () -> {
          Entry entry = stacks.get(lease.stackId());
          if (entry == null || entry.epoch != lease.epoch()) {
            return false;
          }
          entry.until = clock.instant().plus(leaseTime);
          return true;
        });
  }

  @Override
  public void release(StackLease lease) {
    locked(
        () -> {
          Entry entry = stacks.get(lease.stackId());
          if (entry != null && entry.epoch == lease.epoch()) {
            entry.until = Instant.MIN;
          }
          return null;
        });
  }

  @Override
  public List<ResourceRecord> resources(String stackId) {
    return locked(
        () -> {
          Entry entry = stacks.get(stackId);
          return entry == null ? List.of() : new ArrayList<>(entry.resources.values());
        });
  }

  @Override
  public <T extends @Nullable Object> T write(StackLease lease, Function<StackWriter, T> work) {
    return locked(
        () -> {
          Entry entry = stacks.get(lease.stackId());
          if (entry == null || entry.epoch != lease.epoch()) {
            throw new LostLeaseException(lease);
          }
          return work.apply(new EntryWriter(entry));
        });
  }

  private Optional<Entry> entry(StackKey key) {
    return stacks.values().stream().filter(entry -> entry.stack.key().equals(key)).findFirst();
  }

  private Entry require(StackKey key) {
    return entry(key).orElseThrow(() -> new StackNotFoundException(key.name()));
  }

  private static StackRecord with(
      StackRecord old, StackStatus status, String reason, Map<String, @Nullable Object> outputs) {
    return new StackRecord(
        old.id(),
        old.key(),
        status,
        reason,
        old.request(),
        old.parameters(),
        outputs,
        old.createdAt(),
        old.updatedAt());
  }

  private <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** A stack with its resources and its lease; guarded by the store's lock. */
  private final class Entry {
    private StackRecord stack;
    private long epoch;
    private Instant until = Instant.MIN;
    private final Map<String, ResourceRecord> resources = new LinkedHashMap<>();

    Entry(StackRecord stack) {
      this.stack = stack;
    }

    StackLease lease(Duration leaseTime) {
      epoch++;
      until = clock.instant().plus(leaseTime);
      return new StackLease(stack.id(), epoch);
    }
  }

  private final class EntryWriter implements StackWriter {
    private final Entry entry;

    EntryWriter(Entry entry) {
      this.entry = entry;
    }

    @Override
    public void save(ResourceRecord resource) {
      entry.resources.put(resource.uid(), resource);
    }

    @Override
    public void forget(ResourceRecord resource) {
      entry.resources.remove(resource.uid());
    }

    @Override
    public void finish(StackStatus status, String reason, Map<String, @Nullable Object> outputs) {
      entry.stack = with(entry.stack, status, reason, outputs);
    }

    @Override
    public void remove() {
      stacks.remove(entry.stack.id());
    }
  }
}
