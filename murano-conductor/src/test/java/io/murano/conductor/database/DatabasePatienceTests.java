package io.murano.conductor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class DatabasePatienceTests {

  private final DatabasePatience patience = new DatabasePatience(Duration.ofSeconds(30));
  private final AtomicInteger attempts = new AtomicInteger();

  static RuntimeException[] outages() {
    return new RuntimeException[] {
      new DataAccessResourceFailureException("connection refused"),
      new RecoverableDataAccessException("connection closed"),
      new PessimisticLockingFailureException("deadlock"),
      new CannotCreateTransactionException("no connection"),
      new TransactionSystemException("commit failed")
    };
  }

  @ParameterizedTest
  @MethodSource("outages")
  void workIsDoneAgainUntilTheDatabaseIsBack(RuntimeException outage) {
    assertThat(patience.call(failing(outage, 2))).isEqualTo("done");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void failureThatIsNoOutageEndsAtOnce() {
    DataIntegrityViolationException failure = new DataIntegrityViolationException("too long");

    assertThatThrownBy(() -> patience.call(failing(failure, 2))).isSameAs(failure);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void outageThatLastsTooLongIsPassedOn() {
    DatabasePatience little = new DatabasePatience(Duration.ofMillis(500));

    assertThatThrownBy(() -> little.call(failing(outages()[0], Integer.MAX_VALUE)))
        .isInstanceOf(DataAccessResourceFailureException.class);
    assertThat(attempts).hasValueBetween(2, 3);
  }

  @Test
  void nothingIsRepeatedWithinATransaction() {
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThatThrownBy(() -> patience.call(failing(outages()[0], 1)))
          .isInstanceOf(DataAccessResourceFailureException.class);
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
    }
    assertThat(attempts).hasValue(1);
  }

  @Test
  void interruptedThreadWaitsNoLonger() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> patience.call(failing(outages()[0], Integer.MAX_VALUE)))
        .isInstanceOf(DataAccessResourceFailureException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void viewHasThePatienceAndPassesFailuresOn() {
    Object view = patience.around(Supplier.class, failing(outages()[0], 2));

    assertThat(((Supplier<?>) view).get()).isEqualTo("done");

    IllegalStateException defect = new IllegalStateException("defect");
    Supplier<?> failing = patience.around(Supplier.class, failing(defect, 10));
    assertThatThrownBy(failing::get).isSameAs(defect);
  }

  private Supplier<String> failing(RuntimeException failure, int times) {
    return () -> {
      if (attempts.getAndIncrement() < times) {
        throw failure;
      }
      return "done";
    };
  }
}
