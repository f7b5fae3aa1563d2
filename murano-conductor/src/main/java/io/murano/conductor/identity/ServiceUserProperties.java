package io.murano.conductor.identity;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The user as which the conductor acts in a project when the token of a task is no longer good.
 *
 * @param url root of the identity service, {@code /v3} below it; the api's when absent
 * @param name name of the user
 * @param password its password, a secret; without one there is no service user
 * @param domain name of the domain of user and projects
 */
@Validated
@ConfigurationProperties("murano.conductor.service-user")
public record ServiceUserProperties(
    @Nullable URI url,
    @DefaultValue("murano") @NotNull String name,
    @Nullable String password,
    @DefaultValue("Default") @NotNull String domain) {

  /** Returns a text without the password. */
  @Override
  public String toString() {
    return "ServiceUserProperties[%s at %s]".formatted(name, url);
  }
}
