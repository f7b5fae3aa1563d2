package io.murano.agent.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTests {

  @Test
  void doublesUpToTheCapWithJitter() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), new Random(3));
    long[] full = {1000, 2000, 4000, 8000, 10_000, 10_000, 10_000};

    for (long expected : full) {
      assertThat(backoff.next().toMillis()).isBetween(expected / 2, expected);
    }
  }

  @Test
  void startsOverAfterASuccess() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(3));
    for (int i = 0; i < 5; i++) {
      backoff.next();
    }

    backoff.reset();

    assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }
}
