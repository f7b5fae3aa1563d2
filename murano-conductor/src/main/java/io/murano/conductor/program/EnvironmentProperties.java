package io.murano.conductor.program;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the core library asks about this installation (contract muranopl §5.6).
 *
 * @param homeRegion name of the region of environments that name none; the provider's own when
 *     absent
 * @param agentSource what {@code pip} is told to install on machines without an agent
 * @param fileServer address that stands for the Murano server in scripts of machines; the broker's
 *     when empty
 */
@Validated
@ConfigurationProperties("murano.conductor.environment")
public record EnvironmentProperties(
    @Nullable String homeRegion,
    @DefaultValue("murano-agent") @NotBlank String agentSource,
    @DefaultValue("") @NotNull String fileServer) {}
