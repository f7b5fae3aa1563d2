package io.murano.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanDocumentTests {

  @Test
  void messageStandsInForMissingMembers() {
    PlanDocument document = read("{}", "message-id", "reply-queue");

    assertThat(document.id()).isEqualTo("message-id");
    assertThat(document.replyTo()).isEqualTo("reply-queue");
    assertThat(document.stamp()).isNull();
  }

  @Test
  void membersOfThePlanGoFirst() {
    PlanDocument document =
        read("{\"ID\": \"own\", \"ReplyTo\": null, \"Stamp\": 7}", "message-id", "reply-queue");

    assertThat(document.id()).isEqualTo("own");
    assertThat(document.replyTo()).isNull();
    assertThat(document.stamp()).isEqualTo(7);
  }

  @Test
  void negativeStampIsNotChecked() {
    assertThat(read("{\"Stamp\": -1}", null, null).stamp()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "1.5", "99999999999999999999", "[]"})
  void otherStampsAreMalformed(String stamp) {
    assertThatExceptionOfType(InvalidPlanException.class)
        .isThrownBy(() -> read("{\"Stamp\": %s}".formatted(stamp), null, null).stamp());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "null", "x", ""})
  void onlyObjectsArePlans(String body) {
    assertThatExceptionOfType(InvalidPlanException.class)
        .isThrownBy(() -> read(body, null, null))
        .satisfies(e -> assertThat(e.errorCode()).isEqualTo(2));
  }

  @Test
  void cancelNamesItsPlan() {
    PlanDocument document = read("{\"Action\": \"Cancel\", \"SourceID\": \"p1\"}", null, null);

    assertThat(document.isCancel()).isTrue();
    assertThat(document.cancelledId()).isEqualTo("p1");
    assertThat(read("{\"Action\": \"Execute\"}", null, null).isCancel()).isFalse();
  }

  private static PlanDocument read(
      String body, @Nullable String messageId, @Nullable String replyTo) {
    return PlanDocument.read(
        new PlanMessage(messageId, replyTo, new byte[0], body.getBytes(StandardCharsets.UTF_8)));
  }
}
