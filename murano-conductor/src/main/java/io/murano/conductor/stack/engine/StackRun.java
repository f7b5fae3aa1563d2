package io.murano.conductor.stack.engine;

import io.murano.common.error.MuranoException;
import io.murano.conductor.stack.StackStatus;
import io.murano.conductor.stack.StackStatus.Progress;
import io.murano.conductor.stack.hot.DeletionPolicy;
import io.murano.conductor.stack.hot.DependencyOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operations of one run on a stack share: the lease, the records, and how a step is
 * written down before and after it is done. Used by one thread.
 */
final class StackRun {

  private static final Logger log = LoggerFactory.getLogger(StackRun.class);

  private final StackRecord stack;
  private final StackLease lease;
  private final StackStore store;
  private final ResourceTypes types;

  StackRun(StackRecord stack, StackLease lease, StackStore store, ResourceTypes types) {
    this.stack = stack;
    this.lease = lease;
    this.store = store;
    this.types = types;
  }

  StackRecord stack() {
    return stack;
  }

  ResourceTypes types() {
    return types;
  }

  List<ResourceRecord> records() {
    return store.resources(stack.id());
  }

  <T extends @Nullable Object> T write(Function<StackWriter, T> work) {
    return store.write(lease, work);
  }

  /** Returns a resource as its type sees it. */
  StackResource view(ResourceRecord record) {
    return record.view(stack.identity(), Set.of());
  }

  /** Runs a step on a resource; its failure is written down and ends the operation. */
  ResourceRecord attempt(ResourceRecord record, StackWriter writer, Step step) {
    try {
      return step.run();
    } catch (LostLeaseException e) {
      throw e;
    } catch (MuranoException e) {
      writer.save(record.with(Progress.FAILED, text(e)));
      throw new ResourceFailure(record.status().action(), record.name(), text(e));
    }
  }

  /** Runs an effect of a resource outside a transaction; its failure is written down. */
  <T> T effect(ResourceRecord record, Function<StackResource, T> effect) {
    requireNotInterrupted();
    try {
      return effect.apply(view(record));
    } catch (MuranoException e) {
      requireNotInterrupted();
      ResourceRecord failed = record.with(Progress.FAILED, text(e));
      write(
          writer -> {
            writer.save(failed);
            return null;
          });
      throw new ResourceFailure(record.status().action(), record.name(), text(e));
    }
  }

  private static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedOperationException();
    }
  }

  /** Deletes resources, dependants first. */
  void delete(Collection<ResourceRecord> doomed) {
    List<ResourceRecord> batch = new ArrayList<>();
    for (ResourceRecord record : dependantsFirst(doomed)) {
      ResourceRecord deleting =
          record.with(new StackStatus(StackStatus.DELETE, Progress.IN_PROGRESS), "");
      if (isRetained(record) || !types.get(record.type(), record.name()).hasEffects()) {
        batch.add(deleting);
      } else {
        deleteBatch(batch);
        ResourceType type = types.get(record.type(), record.name());
        effect(
            deleting,
            resource -> {
              type.release(resource);
              return resource;
            });
        batch.add(deleting);
      }
    }
    deleteBatch(batch);
  }

  private void deleteBatch(List<ResourceRecord> batch) {
    if (batch.isEmpty()) {
      return;
    }
    ResourceFailure failure =
        write(
            writer -> {
              try {
                batch.forEach(record -> delete(record, writer));
                return null;
              } catch (ResourceFailure e) {
                return e;
              }
            });
    batch.clear();
    if (failure != null) {
      throw failure;
    }
  }

  private void delete(ResourceRecord record, StackWriter writer) {
    attempt(
        record,
        writer,
        () -> {
          if (!isRetained(record)) {
            types.get(record.type(), record.name()).delete(view(record));
          }
          writer.forget(record);
          return record;
        });
    log.debug("Stack {}: deleted {} ({})", stack.key().name(), record.name(), record.type());
  }

  private static boolean isRetained(ResourceRecord record) {
    return record.deletionPolicy() == DeletionPolicy.RETAIN;
  }

  /**
   * Names say what resources need. Where a name stands for a resource and for one that it has
   * replaced, resources need the one of their own time.
   */
  private static List<ResourceRecord> dependantsFirst(Collection<ResourceRecord> records) {
    Map<String, List<ResourceRecord>> named =
        records.stream().collect(Collectors.groupingBy(ResourceRecord::name));
    Map<String, Set<String>> requires = new LinkedHashMap<>();
    for (ResourceRecord record : records) {
      Set<String> needed = new LinkedHashSet<>();
      for (String name : record.requires()) {
        List<ResourceRecord> candidates = named.getOrDefault(name, List.of());
        boolean sameTime =
            candidates.stream().anyMatch(other -> other.superseded() == record.superseded());
        candidates.stream()
            .filter(other -> !sameTime || other.superseded() == record.superseded())
            .forEach(other -> needed.add(other.uid()));
      }
      requires.put(record.uid(), needed);
    }
    List<String> order = new ArrayList<>(DependencyOrder.ofTolerant(requires));
    Collections.reverse(order);
    List<ResourceRecord> sorted = new ArrayList<>(records);
    sorted.sort(Comparator.comparingInt(record -> order.indexOf(record.uid())));
    return sorted;
  }

  static String text(MuranoException e) {
    return String.valueOf(e.getMessage());
  }

  /** A step that changes a resource. */
  interface Step {
    ResourceRecord run();
  }
}
