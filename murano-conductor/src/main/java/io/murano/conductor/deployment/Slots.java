package io.murano.conductor.deployment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** How many tasks run on this conductor and how many more may. Thread-safe. */
final class Slots {

  private final int total;
  private final AtomicInteger used = new AtomicInteger();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  Slots(int total) {
    this.total = total;
  }

  int total() {
    return total;
  }

  int used() {
    return used.get();
  }

  /** Returns how many tasks more may start. */
  int free() {
    return Math.max(0, total - used.get());
  }

  /** Has an action run, quickly, whenever a slot is taken or given back. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  void take() {
    used.incrementAndGet();
    listeners.forEach(Runnable::run);
  }

  void giveBack() {
    used.decrementAndGet();
    listeners.forEach(Runnable::run);
  }
}
