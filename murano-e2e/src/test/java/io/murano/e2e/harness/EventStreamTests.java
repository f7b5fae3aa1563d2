package io.murano.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.e2e.harness.EventStream.Event;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventStreamTests {

  @Test
  void readsEventsAndPassesComments() {
    EventStream events =
        stream("retry: 2000\n\n: \n\nid: 7\nevent: report\ndata: {\"text\": \"hi\"}\n\n");

    Event event = events.next().orElseThrow();

    assertThat(event.id()).isEqualTo("7");
    assertThat(event.name()).isEqualTo("report");
    assertThat(event.data().path("text").asString()).isEqualTo("hi");
    assertThat(event.isLast()).isFalse();
    assertThat(events.next()).isEmpty();
  }

  @Test
  void knowsTheLastEvent() {
    assertThat(stream("event: result\ndata: {}\n\n").next().orElseThrow().isLast()).isTrue();
  }

  @Test
  void joinsDataLines() {
    EventStream events = stream("data: {\"a\":\ndata: 1}\n\n");

    assertThat(events.next().orElseThrow().data().path("a").asInt()).isOne();
  }

  @Test
  void dropsAnEventThatIsCutOff() {
    assertThat(stream("id: 1\nevent: report\ndata: {}\n").next()).isEmpty();
  }

  private static EventStream stream(String text) {
    return new EventStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
