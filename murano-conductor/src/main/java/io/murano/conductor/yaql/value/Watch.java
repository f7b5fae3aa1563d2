package io.murano.conductor.yaql.value;

import org.jspecify.annotations.Nullable;

/**
 * Who watches over the time and memory a thread spends inside of values. Comparing or writing a
 * value that contains another one twice, which contains a third one twice, and so on, takes
 * exponential time; equality and text have no evaluation at hand, so that they ask the thread's
 * watch.
 */
public interface Watch {

  /** The watches of all threads. */
  ThreadLocal<@Nullable Watch> OF_THREAD = new ThreadLocal<>();

  /** Counts a step; fails if time is over. */
  void tick();

  /** Fails if a value of that many bytes is too large. */
  void checkMemory(long bytes);

  /** Makes a watch that of the current thread, or none; returns the former one. */
  static @Nullable Watch replace(@Nullable Watch watch) {
    Watch former = OF_THREAD.get();
    OF_THREAD.set(watch);
    return former;
  }

  /** Counts a step for the watch of the current thread. */
  static void step() {
    Watch watch = OF_THREAD.get();
    if (watch != null) {
      watch.tick();
    }
  }

  /** Counts a step during which a text has grown to a length. */
  static void step(int length) {
    Watch watch = OF_THREAD.get();
    if (watch != null) {
      watch.tick();
      watch.checkMemory(length);
    }
  }
}
