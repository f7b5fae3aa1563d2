package io.murano.conductor.stack.config;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How networks for environments are made, in all regions (contract muranopl §5.6).
 *
 * @param maxEnvironments number of environments that must find room in the address template
 * @param maxHosts number of machines that must find room in one environment
 * @param envIpTemplate first address of the block that networks are cut from; providers with
 *     addresses of their own do not use it
 * @param defaultDns name servers of new networks
 * @param externalNetwork name or id of the network that routers lead to
 * @param routerName name of a project's router
 * @param createRouter whether the router is made when it is missing
 */
@Validated
@ConfigurationProperties("murano.conductor.networking")
public record NetworkingProperties(
    @DefaultValue("250") @Min(1) int maxEnvironments,
    @DefaultValue("250") @Min(1) int maxHosts,
    @DefaultValue("10.0.0.0") @NotBlank String envIpTemplate,
    @DefaultValue @NotNull List<String> defaultDns,
    @DefaultValue("ext-net") @NotBlank String externalNetwork,
    @DefaultValue("murano-default-router") @NotBlank String routerName,
    @DefaultValue("true") boolean createRouter) {

  /** Copies the list. */
  public NetworkingProperties {
    defaultDns = List.copyOf(defaultDns);
  }
}
