package io.murano.api.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How callers are identified.
 *
 * @param provider where tokens come from
 * @param adminRole name of the role that makes an administrator; exact, case-sensitive
 * @param wwwAuthenticateUri address in the {@code WWW-Authenticate} header of a 401; the provider's
 *     own address when not set
 */
@Validated
@ConfigurationProperties("murano.api.identity")
public record IdentityProperties(
    @NotNull @DefaultValue("local") Provider provider,
    @NotBlank @DefaultValue("admin") String adminRole,
    @Nullable String wwwAuthenticateUri) {

  /** Name of {@link #provider}, for conditions. */
  public static final String PROVIDER = "murano.api.identity.provider";

  /** The identity services that exist. */
  public enum Provider {
    /** Users, projects and roles from this configuration. */
    LOCAL,
    /** OpenStack Keystone, version 3. */
    KEYSTONE
  }
}
