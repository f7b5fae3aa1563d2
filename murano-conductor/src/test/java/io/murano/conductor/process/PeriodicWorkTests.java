package io.murano.conductor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When periodic work is done. */
class PeriodicWorkTests {

  private static final Duration SHORT = Duration.ofMillis(1);

  private final PeriodicWork work = new PeriodicWork("work-", 1, new ConductorThreads(false));

  @AfterEach
  void stop() {
    work.stop();
  }

  @Test
  void taskIsRepeatedAndThreadsAreNamed() throws InterruptedException {
    CountDownLatch rounds = new CountDownLatch(3);
    work.start();

    work.repeat(() -> countIfNamed(rounds), Duration.ZERO, SHORT);

    assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(work.running()).isTrue();
  }

  private static void countIfNamed(CountDownLatch rounds) {
    if (Thread.currentThread().getName().startsWith("work-")) {
      rounds.countDown();
    }
  }

  @Test
  void stopInterruptsWhatRuns() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    work.start();
    work.once(
        () -> {
          begun.countDown();
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

    work.stop();

    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(work.running()).isFalse();
  }

  @Test
  void outsideOfStartAndStopNothingIsDone() {
    work.once(
        () -> {
          throw new AssertionError("must not run");
        });

    assertThatIllegalStateException().isThrownBy(() -> work.repeat(() -> {}, SHORT));
  }
}
