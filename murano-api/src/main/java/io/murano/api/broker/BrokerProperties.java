package io.murano.api.broker;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The service broker.
 *
 * @param enabled whether there is one, below {@code /v2}
 * @param project name of the project in which platforms work
 * @param projectDomain name of that project's domain
 * @param userDomain name of the domain of the users platforms log in as
 * @param loginDuration how long a log-in is reused before the password is checked again
 * @param bindingTimeout how long a binding may wait for its credentials
 */
@Validated
@ConfigurationProperties("murano.api.broker")
record BrokerProperties(
    @DefaultValue("false") boolean enabled,
    @NotBlank @DefaultValue("admin") String project,
    @NotBlank @DefaultValue("Default") String projectDomain,
    @NotBlank @DefaultValue("Default") String userDomain,
    @NotNull @DefaultValue("5m") Duration loginDuration,
    @NotNull @DefaultValue("30s") Duration bindingTimeout) {}
