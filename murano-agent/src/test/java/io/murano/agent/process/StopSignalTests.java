package io.murano.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopSignalTests {

  private final StopSignal signal = new StopSignal();
  private final List<String> stopped = new ArrayList<>();

  @Test
  void letsWorkGoOnUntilItIsGiven() {
    assertThatCode(signal::check).doesNotThrowAnyException();
    assertThat(signal.reason()).isNull();
  }

  @Test
  void stopsWhatIsRegisteredAndOnlyThat() {
    Runnable first = () -> stopped.add("first");
    Runnable second = () -> stopped.add("second");
    signal.register(first);
    signal.register(second);
    signal.unregister(first);

    signal.stop(StopReason.CANCELLED);

    assertThat(stopped).containsExactly("second");
  }

  @Test
  void firstReasonWins() {
    signal.register(() -> stopped.add("once"));

    signal.stop(StopReason.TIME_LIMIT);
    signal.stop(StopReason.INTERRUPTED);

    assertThat(stopped).containsExactly("once");
    assertThatExceptionOfType(PlanStoppedException.class)
        .isThrownBy(signal::check)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(StopReason.TIME_LIMIT));
  }

  @Test
  void nothingBeginsAfterwards() {
    signal.stop(StopReason.CANCELLED);

    assertThatExceptionOfType(PlanStoppedException.class)
        .isThrownBy(() -> signal.register(() -> stopped.add("late")));
    assertThat(stopped).isEmpty();
  }
}
