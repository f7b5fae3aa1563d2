package io.murano.api.limits;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rates that one instance grants; 0 grants everything.
 *
 * @param requestsPerSecond requests of one project
 * @param requestBurst requests a project that was silent may make at once
 * @param loginsPerSecond log-ins from one address
 * @param loginBurst log-ins an address that was silent may make at once
 */
@Validated
@ConfigurationProperties("murano.api.limits")
record LimitProperties(
    @DecimalMin("0") @DefaultValue("0") double requestsPerSecond,
    @Min(1) @DefaultValue("200") int requestBurst,
    @DecimalMin("0") @DefaultValue("10") double loginsPerSecond,
    @Min(1) @DefaultValue("100") int loginBurst) {}
