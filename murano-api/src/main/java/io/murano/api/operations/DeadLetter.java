package io.murano.api.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.murano.api.model.Sanitizer;
import io.murano.common.json.MuranoJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A message in a dead-letter queue as the administrator sees it, without secrets.
 *
 * @param key names the message in later requests; made from its id and body
 * @param messageId id its sender gave it, usually the task; or null
 * @param reason why the broker moved it
 * @param time when it was moved first, or null
 * @param count how often it was moved
 * @param bytes size of the body
 * @param body the body as JSON with secrets masked; text that is no JSON is only described
 */
record DeadLetter(
    @JsonProperty("key") String key,
    @JsonProperty("message_id") @Nullable String messageId,
    @JsonProperty("reason") String reason,
    @JsonProperty("time") @Nullable Instant time,
    @JsonProperty("count") long count,
    @JsonProperty("bytes") int bytes,
    @JsonProperty("body") JsonNode body) {

  private static final int KEY_BYTES = 12;

  static DeadLetter of(byte[] body, MessageProperties properties) {
    Map<String, ?> death = firstDeath(properties);
    Object reason = death.get("reason");
    return new DeadLetter(
        key(body, properties.getMessageId()),
        properties.getMessageId(),
        reason == null ? "unknown" : reason.toString(),
        death.get("time") instanceof Date time ? time.toInstant() : null,
        death.get("count") instanceof Number count ? count.longValue() : 1,
        body.length,
        readable(body));
  }

  private static Map<String, ?> firstDeath(MessageProperties properties) {
    List<Map<String, ?>> deaths = properties.getXDeathHeader();
    return deaths == null || deaths.isEmpty() ? Map.of() : deaths.get(0);
  }

  private static JsonNode readable(byte[] body) {
    try {
      return Sanitizer.sanitize(MuranoJson.mapper().readTree(body));
    } catch (JacksonException e) {
      return StringNode.valueOf("not JSON");
    }
  }

  private static String key(byte[] body, @Nullable String messageId) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(String.valueOf(messageId).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body), 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
