package io.murano.conductor.stack.docker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the {@code docker} provider.
 *
 * @param host address of the engine: {@code unix:///path} or {@code tcp://host:port} without TLS
 * @param image image of machines, with an agent that reads {@code /etc/murano/*.conf}
 * @param images other images, by the image that a server names
 * @param command what containers run in the place of the image's own command; empty for that
 * @param pull whether missing images are pulled
 * @param brokerHost the broker's address as containers reach it, in the place of the one in the
 *     agent's configuration; when absent, a loopback address is replaced by that of this host in
 *     the container's network
 * @param prefix what the names of containers and networks begin with
 * @param external addresses of the external network, that is, floating addresses
 * @param internal addresses of the shared internal network
 * @param pool addresses that networks of environments are cut from
 * @param networkPrefix prefix of a network cut from the pool
 * @param timeout longest wait for the engine
 * @param scriptTimeout longest time a script of a software deployment may run
 * @param leasePatience how long an operation on a stack may be without a sign of life before
 *     another conductor takes it over
 */
@Validated
@ConfigurationProperties("murano.conductor.provider.docker")
public record DockerProperties(
    @DefaultValue("unix:///var/run/docker.sock") @NotBlank String host,
    @DefaultValue("murano-agent:local") @NotBlank String image,
    @DefaultValue Map<String, String> images,
    @DefaultValue @NotNull List<String> command,
    @DefaultValue("true") boolean pull,
    @Nullable String brokerHost,
    @DefaultValue("murano-") @NotBlank String prefix,
    @DefaultValue("10.201.0.0/16") @NotBlank String external,
    @DefaultValue("10.202.0.0/16") @NotBlank String internal,
    @DefaultValue("10.203.0.0/16") @NotBlank String pool,
    @DefaultValue("24") @Min(9) @Max(30) int networkPrefix,
    @DefaultValue("2m") @NotNull Duration timeout,
    @DefaultValue("30m") @NotNull Duration scriptTimeout,
    @DefaultValue("15s") @NotNull Duration leasePatience) {

  /** Copies the collections. */
  public DockerProperties {
    images = Map.copyOf(images);
    command = List.copyOf(command);
  }
}
