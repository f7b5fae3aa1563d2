package io.murano.conductor.muranopl.schedule;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Threads for the branches of executions: virtual ones where the platform has them. */
public final class BranchThreads {

  private static final String PREFIX = "muranopl-";
  private static final long STACK_SIZE = 16L * 1024 * 1024;
  private static final @Nullable MethodHandle VIRTUAL = unstartedVirtual();

  private BranchThreads() {}

  /** Returns the factory. Platform threads are daemons with room for deep recursion. */
  public static ThreadFactory factory() {
    return VIRTUAL == null ? platform() : BranchThreads::virtual;
  }

  /** Returns a factory of platform threads. */
  public static ThreadFactory platform() {
    AtomicLong counter = new AtomicLong();
    return action -> {
      Thread thread = new Thread(null, action, PREFIX + counter.incrementAndGet(), STACK_SIZE);
      thread.setDaemon(true);
      return thread;
    };
  }

  private static Thread virtual(Runnable action) {
    MethodHandle start = VIRTUAL;
    if (start == null) {
      throw new IllegalStateException("the platform has no virtual threads");
    }
    try {
      return (Thread) start.invoke(action);
    } catch (Throwable e) {
      throw new IllegalStateException("a virtual thread cannot be made", e);
    }
  }

  /** Looks up {@code Thread.ofVirtual().name(…).unstarted(Runnable)}, which Java 17 lacks. */
  private static @Nullable MethodHandle unstartedVirtual() {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandle ofVirtual =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
      MethodHandle name =
          lookup.findVirtual(
              builder, "name", MethodType.methodType(builder, String.class, long.class));
      MethodHandle unstarted =
          lookup.findVirtual(
              builder, "unstarted", MethodType.methodType(Thread.class, Runnable.class));
      Object named = name.invoke(ofVirtual.invoke(), PREFIX, 1L);
      return unstarted.bindTo(named);
    } catch (ReflectiveOperationException e) {
      return null;
    } catch (Throwable e) {
      throw new IllegalStateException("virtual threads cannot be used", e);
    }
  }
}
