package io.murano.conductor.stack.local;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Addresses of the {@code local} provider. All must lie in 127.0.0.0/8, where Linux lets any
 * process listen.
 *
 * @param external addresses of the external network, that is, floating addresses
 * @param internal addresses of the shared internal network
 * @param pool addresses that networks of environments are cut from
 * @param networkPrefix prefix of a network cut from the pool
 */
@Validated
@ConfigurationProperties("murano.conductor.provider.local.network")
public record LocalNetworkProperties(
    @DefaultValue("127.33.0.0/16") @NotBlank String external,
    @DefaultValue("127.32.0.0/16") @NotBlank String internal,
    @DefaultValue("127.64.0.0/16") @NotBlank String pool,
    @DefaultValue("24") @Min(9) @Max(30) int networkPrefix) {}
