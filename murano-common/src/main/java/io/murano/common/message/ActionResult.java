package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came out of the action of a task (contract messaging §3.4).
 *
 * @param isException whether the action failed
 * @param result the value, any JSON; on failure an object with {@code message} and {@code details}
 */
public record ActionResult(
    @JsonProperty("isException") boolean isException,
    @JsonProperty("result") @Nullable JsonNode result) {}
