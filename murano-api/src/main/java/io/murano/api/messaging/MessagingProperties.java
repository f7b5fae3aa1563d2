package io.murano.api.messaging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages of conductors are taken.
 *
 * @param reportBatch how many reports are stored in one transaction at most; twice as many are
 *     fetched ahead
 * @param resultWorkers how many results are applied at the same time
 * @param maxBackoff longest pause while the database refuses to store
 */
@Validated
@ConfigurationProperties("murano.api.messaging")
record MessagingProperties(
    @Min(1) @Max(5000) @DefaultValue("250") int reportBatch,
    @Min(1) @Max(64) @DefaultValue("2") int resultWorkers,
    @NotNull @DefaultValue("30s") Duration maxBackoff) {}
