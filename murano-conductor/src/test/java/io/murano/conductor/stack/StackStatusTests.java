package io.murano.conductor.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.murano.conductor.stack.StackStatus.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackStatusTests {

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_COMPLETE", "UPDATE_IN_PROGRESS", "DELETE_FAILED"})
  void readsWhatItWrites(String text) {
    assertThat(StackStatus.of(text)).hasToString(text);
  }

  @Test
  void tellsActionAndProgress() {
    StackStatus status = StackStatus.of("CREATE_IN_PROGRESS");

    assertThat(status.action()).isEqualTo("CREATE");
    assertThat(status.progress()).isEqualTo(Progress.IN_PROGRESS);
    assertThat(status.inProgress()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "COMPLETE", "_COMPLETE", "CREATE", "create_complete"})
  void refusesOtherTexts(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> StackStatus.of(text));
  }
}
