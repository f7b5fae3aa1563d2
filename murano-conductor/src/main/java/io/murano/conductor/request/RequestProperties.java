package io.murano.conductor.request;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How questions of the api are answered.
 *
 * @param concurrency how many are answered at once; more wait on the broker
 * @param timeout how long one may take when it does not say how long its sender waits
 */
@Validated
@ConfigurationProperties("murano.conductor.requests")
public record RequestProperties(
    @DefaultValue("8") @Min(1) @Max(1000) int concurrency,
    @DefaultValue("15s") @NotNull Duration timeout) {}
