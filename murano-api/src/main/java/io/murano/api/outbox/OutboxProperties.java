package io.murano.api.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The relay of the outbox.
 *
 * @param pollInterval how often it looks without being woken
 * @param batchSize how many messages are in flight at once
 * @param confirmTimeout how long the broker's confirms are waited for
 * @param maxBackoff longest pause after failures
 */
@Validated
@ConfigurationProperties("murano.api.outbox")
record OutboxProperties(
    @NotNull @DefaultValue("5s") Duration pollInterval,
    @Min(1) @Max(10_000) @DefaultValue("100") int batchSize,
    @NotNull @DefaultValue("10s") Duration confirmTimeout,
    @NotNull @DefaultValue("30s") Duration maxBackoff) {}
