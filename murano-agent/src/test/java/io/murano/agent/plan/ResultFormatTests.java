package io.murano.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.agent.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ResultFormatTests {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T11:04:53.824Z"), ZoneOffset.UTC);

  private final ResultFormat format = new ResultFormat(CLOCK, 1000);

  @Test
  void writesSuccess() {
    PlanResult result = format.write("p1", "reply", PlanOutcome.success("done"));

    assertThat(new String(result.body(), StandardCharsets.US_ASCII))
        .matches(
            "\\{\"FormatVersion\":\"2.0.0\",\"ID\":\"[0-9a-f]{32}\",\"SourceID\":\"p1\","
                + "\"Action\":\"Execution:Result\",\"ErrorCode\":0,\"Body\":\"done\","
                + "\"Time\":\"2026-01-31 11:04:53.824000\",\"ReplyTo\":\"reply\"\\}");
    assertThat(result.routingKey()).isEqualTo("reply");
  }

  @Test
  void writesFailure() {
    Map<?, ?> result =
        read(format.write("p1", null, PlanOutcome.failure(100, "bad", Map.of("exitCode", 3))));

    assertThat(result.get("ErrorCode")).isEqualTo(100L);
    assertThat(result.get("Body"))
        .isEqualTo(Map.of("Message", "bad", "AdditionalInfo", Map.of("exitCode", 3L)));
    assertThat(result.containsKey("ReplyTo")).isTrue();
    assertThat(result.get("ReplyTo")).isNull();
  }

  @Test
  void refusalsDoNotRepeatReplyTo() {
    Map<?, ?> result = read(format.write("p1", "reply", PlanOutcome.refused(2, "bad", null)));

    assertThat(result.containsKey("ReplyTo")).isFalse();
  }

  @Test
  void tooLargeResultBecomesAnError() {
    Map<?, ?> result = read(format.write("p1", null, PlanOutcome.success("x".repeat(1000))));

    assertThat(result.get("ErrorCode")).isEqualTo(1L);
    assertThat(result.get("Body")).asString().contains("bytes and only 1000 can be sent");
  }

  private static Map<?, ?> read(PlanResult result) {
    return (Map<?, ?>) Objects.requireNonNull(JsonText.read(result.body()));
  }
}
