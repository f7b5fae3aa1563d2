package io.murano.conductor.muranopl.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.conductor.muranopl.schedule.ExecutionLimits;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitedOptionsTests {

  private final LimitedOptions options = new LimitedOptions(YaqlOptions.DEFAULT);

  private static ExecutionLimits limits(int iteratorElements) {
    return new ExecutionLimits(10, 20, 30, iteratorElements, 50, Duration.ofMinutes(1));
  }

  @Test
  void carryTheLimitsOfTheExecution() {
    YaqlOptions limited = options.under(limits(40));

    assertThat(limited.limitIterators()).isEqualTo(40);
    assertThat(limited.memoryQuota()).isEqualTo(50);
    assertThat(limited.maxDepth()).isGreaterThan(20);
  }

  @Test
  void areTheSameObjectForExecutionsWithEqualLimits() {
    assertThat(options.under(limits(40))).isSameAs(options.under(limits(40)));
  }

  @Test
  void followOtherLimits() {
    options.under(limits(40));

    assertThat(options.under(limits(41)).limitIterators()).isEqualTo(41);
    assertThat(options.under(limits(40)).limitIterators()).isEqualTo(40);
  }
}
