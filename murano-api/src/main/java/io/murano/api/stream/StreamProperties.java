package io.murano.api.stream;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Live streams.
 *
 * @param maxOpen how many streams one instance serves; more are answered with 503
 * @param workers how many streams are read from the database at the same time
 * @param heartbeat how often a comment is sent on a silent stream; the database is looked at too
 * @param stallLimit a client that takes nothing for this long is disconnected
 * @param maxDuration a stream ends after this time, and the client resumes it with a token that is
 *     still valid
 */
@Validated
@ConfigurationProperties("murano.api.streams")
record StreamProperties(
    @Min(1) @DefaultValue("1000") int maxOpen,
    @Min(1) @DefaultValue("2") int workers,
    @NotNull @DefaultValue("15s") Duration heartbeat,
    @NotNull @DefaultValue("2m") Duration stallLimit,
    @NotNull @DefaultValue("1h") Duration maxDuration) {}
