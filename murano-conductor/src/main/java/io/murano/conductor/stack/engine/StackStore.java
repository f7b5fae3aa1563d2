package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.StackConflictException;
import io.murano.conductor.stack.StackNotFoundException;
import io.murano.conductor.stack.StackRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where stacks and their resources are kept, for all conductors together. Each call is one
 * transaction.
 */
public interface StackStore {

  /** Returns a stack. */
  Optional<StackRecord> find(StackKey key);

  /** Returns a stack. */
  Optional<StackRecord> findById(String stackId);

  /**
   * Stores a new stack and begins its creation.
   *
   * @param stack the stack, in progress
   * @param leaseTime how long the lease holds without being renewed
   * @throws StackConflictException if there is a stack of this key
   */
  StackLease insert(StackRecord stack, Duration leaseTime);

  /**
   * Begins an update.
   *
   * @throws StackNotFoundException if there is no such stack
   * @throws StackConflictException if an operation is in progress
   */
  StackLease beginUpdate(
      StackKey key, StackRequest request, Map<String, String> parameters, Duration leaseTime);

  /**
   * Begins the deletion; an operation in progress loses its lease.
   *
   * @throws StackNotFoundException if there is no such stack
   */
  StackLease beginDelete(StackKey key, Duration leaseTime);

  /** Takes over one operation whose lease has run out; empty if there is none. */
  Optional<StackLease> takeOver(Duration leaseTime);

  /** Prolongs a lease. Returns whether it still held. */
  boolean renew(StackLease lease, Duration leaseTime);

  /** Gives a lease up, so that another conductor may take over at once. */
  void release(StackLease lease);

  /** Returns the resources of a stack, oldest first. */
  List<ResourceRecord> resources(String stackId);

  /**
   * Runs work in one transaction that nobody else's operation on the stack can interleave with;
   * what the work does with the provider's other stores belongs to the transaction. It must be
   * short, and is done once: after a failure of the store the operation begins again.
   *
   * @throws LostLeaseException if the lease is not the stack's current one; nothing is written
   */
  <T extends @Nullable Object> T write(StackLease lease, Function<StackWriter, T> work);
}
