package io.murano.agent.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RivalAlarmTests {

  private final SettableClock clock = new SettableClock();
  private final RivalAlarm alarm = new RivalAlarm("q", Duration.ofSeconds(90), clock);

  @Test
  void lostConnectionIsNoAlarm() {
    alarm.raise();
    clock.now = clock.now.plusSeconds(60);
    alarm.raise();

    assertThat(alarm.isRaised()).isFalse();
  }

  @Test
  void rivalThatStaysIsAnAlarm() {
    alarm.raise();
    clock.now = clock.now.plusSeconds(91);
    alarm.raise();

    assertThat(alarm.isRaised()).isTrue();
  }

  @Test
  void endsWhenTheQueueIsFree() {
    alarm.raise();
    clock.now = clock.now.plusSeconds(91);
    alarm.clear();

    assertThat(alarm.isRaised()).isFalse();
    alarm.raise();
    assertThat(alarm.isRaised()).isFalse();
  }

  private static final class SettableClock extends Clock {

    private Instant now = Instant.parse("2026-01-31T11:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
