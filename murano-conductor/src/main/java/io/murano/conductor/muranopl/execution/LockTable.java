package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.schedule.Branch;
import io.murano.conductor.muranopl.schedule.Scheduler;
import io.murano.conductor.yaql.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Locks around method calls (contract muranopl §5.5). A branch may take a lock again that it or the
 * branch it was started by holds. While there is only one branch nobody can conflict, so nothing is
 * kept.
 */
final class LockTable {

  private final Scheduler scheduler;
  private final Map<Object, List<Held>> locks = new HashMap<>();

  LockTable(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** A lock in the hands of a branch. */
  static final class Held {
    private final Object key;
    private final Map<String, @Nullable Object> values;
    private final Branch branch;

    Held(Object key, Map<String, @Nullable Object> values, Branch branch) {
      this.key = key;
      this.values = values;
      this.branch = branch;
    }

    private boolean conflictsWith(Held other) {
      return !other.branch.isWithin(branch) && sameValues(other.values);
    }

    private boolean sameValues(Map<String, @Nullable Object> others) {
      return values.size() == others.size()
          && values.entrySet().stream()
              .allMatch(
                  entry ->
                      others.containsKey(entry.getKey())
                          && Values.same(entry.getValue(), others.get(entry.getKey())));
    }
  }

  /**
   * Waits for a lock and takes it.
   *
   * @param key what is locked
   * @param values argument values that tell apart what may run at the same time
   * @return what to give to {@link #release}
   */
  Held acquire(Object key, Map<String, @Nullable Object> values) {
    Held wanted = new Held(key, values, scheduler.current());
    while (!isFree(wanted)) {
      scheduler.await(() -> isFree(wanted));
    }
    locks.computeIfAbsent(key, any -> new ArrayList<>()).add(wanted);
    return wanted;
  }

  private boolean isFree(Held wanted) {
    List<Held> holders = locks.getOrDefault(wanted.key, List.of());
    return holders.stream().noneMatch(holder -> holder.conflictsWith(wanted));
  }

  /** Gives a lock back. */
  void release(Held held) {
    List<Held> holders = locks.get(held.key);
    if (holders != null) {
      holders.remove(held);
      if (holders.isEmpty()) {
        locks.remove(held.key);
      }
    }
  }
}
