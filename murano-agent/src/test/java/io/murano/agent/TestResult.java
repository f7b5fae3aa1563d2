package io.murano.agent;

import com.rabbitmq.client.AMQP;
import io.murano.agent.json.JsonText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result as it arrived.
 *
 * @param properties AMQP properties
 * @param body the message
 */
record TestResult(AMQP.BasicProperties properties, Map<?, ?> body) {

  static TestResult read(AMQP.BasicProperties properties, byte[] message) {
    if (JsonText.read(message) instanceof Map<?, ?> body) {
      return new TestResult(properties, body);
    }
    throw new AssertionError("The result is no JSON object");
  }

  @Nullable Object get(String member) {
    return body.get(member);
  }

  long errorCode() {
    return body.get("ErrorCode") instanceof Long code ? code : -1;
  }

  @Nullable Object sourceId() {
    return body.get("SourceID");
  }

  /** Returns the value that the body returned. */
  @Nullable Object value() {
    return body.get("Body");
  }

  /** Returns the message of an error. */
  String message() {
    return body.get("Body") instanceof Map<?, ?> error ? String.valueOf(error.get("Message")) : "";
  }

  /** Returns a member of an error's additional information. */
  @Nullable Object info(String member) {
    return body.get("Body") instanceof Map<?, ?> error
            && error.get("AdditionalInfo") instanceof Map<?, ?> info
        ? info.get(member)
        : null;
  }
}
