package io.murano.conductor.stack.heat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the {@code heat} provider.
 *
 * @param authUrl Keystone's address, with or without {@code /v3}; required when the provider is
 *     used
 * @param username the service user, for work without a user's token and for trusts
 * @param password its password, a secret
 * @param userDomain domain of the service user
 * @param region region of the unnamed home region; the first of the catalogue when absent
 * @param endpointInterface which of a service's addresses to take from the catalogue
 * @param orchestrationUrl Heat's address in the place of the catalogue's; {@code {project_id}} in
 *     it is replaced
 * @param networkUrl Neutron's address in the place of the catalogue's
 * @param caCerts certificates (PEM) to check servers against; the JVM's own when absent
 * @param insecure whether to accept any certificate
 * @param connectTimeout longest wait for a connection
 * @param readTimeout longest wait for an answer
 */
@Validated
@ConfigurationProperties("murano.conductor.provider.heat")
public record HeatProperties(
    @DefaultValue("") @NotNull String authUrl,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("Default") @NotBlank String userDomain,
    @Nullable String region,
    @DefaultValue("public") @NotBlank String endpointInterface,
    @Nullable String orchestrationUrl,
    @Nullable String networkUrl,
    @Nullable Path caCerts,
    @DefaultValue("false") boolean insecure,
    @DefaultValue("10s") @NotNull Duration connectTimeout,
    @DefaultValue("60s") @NotNull Duration readTimeout) {

  /** Returns a text without the password. */
  @Override
  public String toString() {
    return "HeatProperties[authUrl=%s, username=%s, region=%s, endpointInterface=%s]"
        .formatted(authUrl, username, region, endpointInterface);
  }
}
