package io.murano.conductor.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the relay between outbox and broker.
 *
 * @param pollInterval how often to look for messages that nobody has published
 * @param claim how long a conductor may take to publish what it has claimed, before others try
 * @param confirmTimeout how long to wait for the broker's confirms of a batch
 * @param batchSize most messages published before their confirms are awaited
 */
@Validated
@ConfigurationProperties("murano.conductor.outbox")
public record OutboxProperties(
    @DefaultValue("5s") @NotNull Duration pollInterval,
    @DefaultValue("15s") @NotNull Duration claim,
    @DefaultValue("10s") @NotNull Duration confirmTimeout,
    @DefaultValue("500") @Min(1) @Max(10_000) int batchSize) {}
