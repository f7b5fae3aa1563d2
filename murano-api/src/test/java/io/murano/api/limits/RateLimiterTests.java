package io.murano.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token buckets on a clock that only the test moves. */
class RateLimiterTests {

  private final AtomicLong now = new AtomicLong(-5_000_000_000L);

  private RateLimiter limiter(double perSecond, int burst) {
    return new RateLimiter(perSecond, burst, now::get);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  /** Returns how many requests are granted until the first is not. */
  private static int grants(RateLimiter limiter, String key) {
    int granted = 0;
    while (limiter.take(key) == null) {
      granted++;
    }
    return granted;
  }

  @Test
  void grantsTheBurstAndNoMore() {
    assertThat(grants(limiter(10, 25), "a")).isEqualTo(25);
  }

  @ParameterizedTest
  @CsvSource({
    "10, PT0.1S, 1",
    "10, PT0.099S, 0",
    "10, PT0.25S, 2",
    "10, PT1S, 10",
    "3, PT1S, 3",
    "0.5, PT2S, 1",
    "0.5, PT1M, 20"
  })
  void refillsAtTheRate(double perSecond, Duration time, int expected) {
    RateLimiter limiter = limiter(perSecond, 20);
    grants(limiter, "a");

    pass(time);

    assertThat(grants(limiter, "a")).isEqualTo(expected);
  }

  @Test
  void keepsFractionsBetweenRequests() {
    RateLimiter limiter = limiter(10, 1);
    grants(limiter, "a");

    int granted = 0;
    for (int i = 0; i < 100; i++) {
      pass(Duration.ofMillis(30));
      granted += grants(limiter, "a");
    }

    assertThat(granted).isEqualTo(25);
  }

  @Test
  void neverHoldsMoreThanTheBurst() {
    RateLimiter limiter = limiter(10, 25);
    grants(limiter, "a");

    pass(Duration.ofSeconds(3));
    limiter.take("a");
    pass(Duration.ofDays(400));

    assertThat(grants(limiter, "a")).isEqualTo(25);
  }

  @Test
  void refusalsCostNothing() {
    RateLimiter limiter = limiter(1, 1);
    grants(limiter, "a");
    for (int i = 0; i < 1000; i++) {
      limiter.take("a");
    }

    pass(Duration.ofSeconds(1));

    assertThat(limiter.take("a")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"10, PT0.1S", "1, PT1S", "0.5, PT2S", "0.001, PT1000S", "4, PT0.25S"})
  void tellsHowLongToWait(double perSecond, Duration wait) {
    RateLimiter limiter = limiter(perSecond, 3);
    grants(limiter, "a");

    assertThat(limiter.take("a")).isEqualTo(wait);
    pass(wait.dividedBy(2));
    assertThat(limiter.take("a")).isEqualTo(wait.minus(wait.dividedBy(2)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0003, 0.07, 0.3, 1.0 / 3, 1, 1.7, 3, 7, 9.999, 11, 37, 999, 12_345.678})
  void grantsAfterTheWaitItTold(double perSecond) {
    RateLimiter limiter = limiter(perSecond, 2);
    for (int i = 0; i < 500; i++) {
      grants(limiter, "a");
      Duration wait = Objects.requireNonNull(limiter.take("a"));
      assertThat(wait).isPositive();
      now.addAndGet(wait.toNanos() - 1);
      assertThat(limiter.take("a")).as("too early").isNotNull();
      now.incrementAndGet();
      assertThat(limiter.take("a")).as("round %d, after %s", i, wait).isNull();
      now.addAndGet(i * 7_919L);
    }
  }

  @Test
  void countsEveryKeyForItself() {
    RateLimiter limiter = limiter(1, 5);
    grants(limiter, "a");

    assertThat(grants(limiter, "b")).isEqualTo(5);
    assertThat(limiter.take("a")).isNotNull();
  }

  @Test
  void forgetsKeysOnlyWhenTheirBucketIsFullAgain() {
    RateLimiter limiter = limiter(0.5, 10);
    grants(limiter, "a");
    for (int i = 0; i < 100; i++) {
      limiter.take("key " + i);
    }

    pass(Duration.ofSeconds(19));
    assertThat(limiter.size()).isEqualTo(101);
    assertThat(grants(limiter, "a")).isEqualTo(9);
    pass(Duration.ofSeconds(3));

    assertThat(limiter.size()).as("only the one that was heard of").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.000_001, 0.5, 1000})
  void manyThreadsNeverGetMoreThanTheBurst(double perSecond) throws Exception {
    int threads = 16;
    int burst = 500;
    RateLimiter limiter = limiter(perSecond, burst);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        counts.add(
            pool.submit(
                () -> {
                  start.await();
                  return IntStream.range(0, 1000)
                      .filter(request -> limiter.take("a") == null)
                      .count();
                }));
      }
      start.countDown();
      long granted = 0;
      for (Future<Long> count : counts) {
        granted += count.get(30, TimeUnit.SECONDS);
      }

      assertThat(granted).isEqualTo(burst);
    } finally {
      pool.shutdownNow();
    }
  }
}
