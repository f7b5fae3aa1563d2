package io.murano.api.broker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How a platform is told that something is wrong (Open Service Broker API 2.13, "Broker Errors").
 *
 * @param error a word the platform knows, or null
 * @param description what to show to people
 */
record BrokerError(
    @JsonProperty("error") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error,
    @JsonProperty("description") String description) {}
