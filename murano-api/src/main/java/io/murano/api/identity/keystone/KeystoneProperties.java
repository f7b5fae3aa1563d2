package io.murano.api.identity.keystone;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Keystone is reached.
 *
 * @param authUrl address of the v3 api, for example {@code http://keystone:5000/v3}
 * @param username the service user, which may validate tokens
 * @param password its password
 * @param userDomainName domain of the service user
 * @param projectName project of the service user
 * @param projectDomainName domain of that project
 * @param cacheDuration how long a validated token is believed; a revoked one works at most so long
 * @param cacheSize how many tokens are remembered
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take
 * @param sslBundle name of a Spring SSL bundle with the CA of Keystone, or null for the platform's
 * @param trusts whether an environment that is run for the first time gets a trust to the service
 *     user, as whom the conductors must then log in, too
 */
@Validated
@ConfigurationProperties("murano.api.identity.keystone")
record KeystoneProperties(
    @NotNull URI authUrl,
    @NotBlank String username,
    @NotBlank String password,
    @NotBlank @DefaultValue("Default") String userDomainName,
    @NotBlank @DefaultValue("service") String projectName,
    @NotBlank @DefaultValue("Default") String projectDomainName,
    @NotNull @DefaultValue("60s") Duration cacheDuration,
    @Min(0) @DefaultValue("10000") int cacheSize,
    @NotNull @DefaultValue("3s") Duration connectTimeout,
    @NotNull @DefaultValue("10s") Duration readTimeout,
    @Nullable String sslBundle,
    @DefaultValue("true") boolean trusts) {

  /** Returns a text without the password. */
  @Override
  public String toString() {
    return "KeystoneProperties[%s as %s]".formatted(authUrl, username);
  }
}
