package io.murano.api.deployment;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How runs are watched.
 *
 * @param resultHold how long a result waits for reports that were sent before it
 * @param silenceLimit a run is closed as failed when neither a report nor a result has come for
 *     this long; runs whose message has not left yet are left alone
 * @param checkInterval how often silent runs are looked for
 */
@Validated
@ConfigurationProperties("murano.api.deployment")
record DeploymentProperties(
    @NotNull @DefaultValue("10s") Duration resultHold,
    @NotNull @DefaultValue("24h") Duration silenceLimit,
    @NotNull @DefaultValue("1m") Duration checkInterval) {}
