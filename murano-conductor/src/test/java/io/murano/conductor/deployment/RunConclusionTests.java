package io.murano.conductor.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.deployment.RunConclusion.Kind;
import org.junit.jupiter.api.Test;

/** How a run ends, for every way a program can end and every reason to stop it. */
class RunConclusionTests {

  private static final TaskOutcome GOOD = TaskOutcome.success(null, null);
  private static final TaskOutcome BAD = TaskOutcome.failure("broken", "trace", null);

  @Test
  void returnedValueEndsTheTask() {
    assertThat(RunConclusion.returned(GOOD, null))
        .isEqualTo(new RunConclusion(Kind.END, ExecutionState.SUCCEEDED, GOOD, true));
    assertThat(RunConclusion.returned(BAD, null))
        .isEqualTo(new RunConclusion(Kind.END, ExecutionState.FAILED, BAD, true));
  }

  @Test
  void successThatCameBeforeTheStopCounts() {
    for (StopCause.Kind kind :
        new StopCause.Kind[] {
          StopCause.Kind.CANCELLED, StopCause.Kind.TIME_LIMIT, StopCause.Kind.HANDED_OVER
        }) {
      assertThat(RunConclusion.returned(GOOD, cause(kind)).state())
          .isEqualTo(ExecutionState.SUCCEEDED);
    }
  }

  @Test
  void lostTaskEndsInSilence() {
    StopCause lost = cause(StopCause.Kind.LOST);

    assertThat(RunConclusion.returned(GOOD, lost).kind()).isEqualTo(Kind.ABANDON);
    assertThat(RunConclusion.threw(new IllegalStateException(), lost).kind())
        .isEqualTo(Kind.ABANDON);
  }

  @Test
  void failureDuringShutdownIsHandedOver() {
    StopCause shutdown = cause(StopCause.Kind.HANDED_OVER);

    assertThat(RunConclusion.returned(BAD, shutdown).kind()).isEqualTo(Kind.HAND_OVER);
    assertThat(RunConclusion.threw(new InterruptedException(), shutdown).kind())
        .isEqualTo(Kind.HAND_OVER);
  }

  @Test
  void stoppedTaskEndsWithTheReasonOfTheStop() {
    RunConclusion cancelled =
        RunConclusion.threw(new InterruptedException(), cause(StopCause.Kind.CANCELLED));
    RunConclusion late =
        RunConclusion.threw(new InterruptedException(), cause(StopCause.Kind.TIME_LIMIT));

    assertThat(cancelled.state()).isEqualTo(ExecutionState.CANCELLED);
    assertThat(cancelled.reason()).isEqualTo("because");
    assertThat(cancelled.reported()).isFalse();
    assertThat(late.state()).isEqualTo(ExecutionState.FAILED);
  }

  @Test
  void onlyMessagesMeantForPeopleGoOut() {
    assertThat(
            RunConclusion.threw(new MuranoException(ErrorCode.PACKAGE_CODE, "line 3: oops"), null)
                .reason())
        .isEqualTo("line 3: oops");
    assertThat(RunConclusion.threw(new IllegalStateException("password=x"), null).reason())
        .isEqualTo("Internal error of the conductor (IllegalStateException)");
    assertThat(RunConclusion.threw(new OutOfMemoryError("heap"), null).reason())
        .isEqualTo("Internal error of the conductor (OutOfMemoryError)");
  }

  @Test
  void finalStatesHaveNoSuccessors() {
    for (ExecutionState state : ExecutionState.values()) {
      assertThat(state.successors().isEmpty()).isEqualTo(state.ended());
    }
    assertThat(ExecutionState.WAITING.successors()).doesNotContain(ExecutionState.SUCCEEDED);
  }

  private static StopCause cause(StopCause.Kind kind) {
    return new StopCause(kind, "because");
  }
}
