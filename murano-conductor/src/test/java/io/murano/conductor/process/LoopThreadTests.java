package io.murano.conductor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How a loop begins and ends. */
class LoopThreadTests {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final ConductorThreads threads = new ConductorThreads(false);
  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void loopEndsWhenItIsTold() {
    AtomicReference<LoopThread> self = new AtomicReference<>();
    LoopThread loop = new LoopThread("polite", () -> goRound(self.get()), threads);
    self.set(loop);
    assertThat(loop.running()).isFalse();

    loop.start();
    assertThat(loop.running()).isTrue();
    loop.end();
    loop.awaitEnd(LONG);

    assertThat(loop.running()).isFalse();
    assertThat(ended.getCount()).isZero();
  }

  private void goRound(LoopThread loop) {
    while (loop.running()) {
      Thread.onSpinWait();
    }
    ended.countDown();
  }

  @Test
  void loopThatDoesNotEndInTimeIsInterrupted() throws InterruptedException {
    LoopThread loop = new LoopThread("stubborn", this::sleep, threads);

    loop.start();
    loop.end();
    loop.awaitEnd(Duration.ofMillis(10));

    assertThat(ended.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private void sleep() {
    try {
      Thread.sleep(LONG.multipliedBy(2).toMillis());
    } catch (InterruptedException e) {
      ended.countDown();
    }
  }

  @Test
  void waitingForALoopThatWasNotStartedReturns() {
    LoopThread loop = new LoopThread("idle", this::sleep, threads);

    loop.interrupt();
    loop.awaitEnd(LONG);

    assertThat(ended.getCount()).isOne();
  }
}
