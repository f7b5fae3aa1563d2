package io.murano.api.conductor;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Questions to conductors.
 *
 * @param timeout how long an answer is waited for; the question expires with it
 * @param maxConcurrent how many questions may be open at once; more are answered with 503
 */
@Validated
@ConfigurationProperties("murano.api.conductor")
record ConductorProperties(
    @NotNull @DefaultValue("15s") Duration timeout,
    @Min(1) @DefaultValue("200") int maxConcurrent) {}
