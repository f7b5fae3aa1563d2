package io.murano.api.statistics;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Request statistics.
 *
 * @param period how often this host's counts are stored
 * @param host name under which they are stored; the machine's name and the port when not set
 */
@Validated
@ConfigurationProperties("murano.api.statistics")
record StatisticsProperties(@NotNull @DefaultValue("5m") Duration period, @Nullable String host) {}
