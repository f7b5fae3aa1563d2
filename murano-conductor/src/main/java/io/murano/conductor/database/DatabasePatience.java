package io.murano.conductor.database;

import io.murano.conductor.process.BackOff;
import io.murano.conductor.process.RootCause;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets work on the database outlast a time in which the database is away: it is done again until
 * the database is back. The work may then be done although it was done before, when only the answer
 * was lost; it has to put up with that. Inside of a transaction nothing is repeated, since that is
 * lost as a whole. Thread-safe.
 */
public final class DatabasePatience {

  private static final Logger LOG = LoggerFactory.getLogger(DatabasePatience.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Duration limit;

  /**
   * Creates one.
   *
   * @param limit how long the database is waited for
   */
  public DatabasePatience(Duration limit) {
    this.limit = limit;
  }

  /**
   * Does work on the database and returns its result. Ends with the failure of the work if that is
   * not due to an outage, if the outage lasts longer than the limit, or if the thread is
   * interrupted; its interrupt status is kept then.
   */
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    BackOff backOff = new BackOff(FIRST_PAUSE, LONGEST_PAUSE);
    long begin = System.nanoTime();
    while (true) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        Duration pause = backOff.afterFailure();
        boolean over = System.nanoTime() - begin + pause.toNanos() > limit.toNanos();
        if (over || !isOutage(e) || TransactionSynchronizationManager.isActualTransactionActive()) {
          throw e;
        }
        LOG.warn("The database is away, next try in {}: {}", pause, RootCause.of(e));
        sleep(pause, e);
      }
    }
  }

  /**
   * Returns a view of an object each of whose methods has this patience.
   *
   * @param type the interface through which the object is used; without checked exceptions
   */
  public <T> T around(Class<T> type, T target) {
    Object view =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(() -> invoke(method, target, arguments)));
    return type.cast(view);
  }

  private static @Nullable Object invoke(Method method, Object target, Object[] arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(method + " declares a checked exception", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isOutage(RuntimeException failure) {
    return failure instanceof DataAccessResourceFailureException
        || failure instanceof RecoverableDataAccessException
        || failure instanceof TransientDataAccessException
        || failure instanceof CannotCreateTransactionException
        || failure instanceof TransactionSystemException;
  }

  private static void sleep(Duration pause, RuntimeException cause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }
}
