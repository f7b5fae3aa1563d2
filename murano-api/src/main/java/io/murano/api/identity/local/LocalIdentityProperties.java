package io.murano.api.identity.local;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Users, projects and tokens of the {@code local} identity provider.
 *
 * @param tokenLifetime how long a token is valid
 * @param signingKey secret that signs tokens, at least 32 characters, equal on all api instances;
 *     when not set, a random one is kept in the database they share
 * @param region region of the service catalogue
 * @param publicUrl address of this api in the service catalogue; the address the client used when
 *     not set
 * @param projects the projects
 * @param users the users
 */
@Validated
@ConfigurationProperties("murano.api.identity.local")
record LocalIdentityProperties(
    @NotNull @DefaultValue("1h") Duration tokenLifetime,
    @Nullable @Size(min = 32) String signingKey,
    @NotBlank @DefaultValue("RegionOne") String region,
    @Nullable String publicUrl,
    @NotNull @DefaultValue List<@Valid Project> projects,
    @NotNull @DefaultValue List<@Valid User> users) {

  /** Copies the lists. */
  LocalIdentityProperties {
    projects = List.copyOf(projects);
    users = List.copyOf(users);
  }

  /** Returns a text without secrets. */
  @Override
  public String toString() {
    return "LocalIdentityProperties[projects=%s, users=%s]".formatted(projects, users);
  }

  /**
   * A project.
   *
   * @param name unique name
   * @param id id; derived from the name when not set
   * @param description free text
   */
  record Project(
      @NotBlank String name, @Nullable String id, @DefaultValue("") String description) {}

  /**
   * A user.
   *
   * @param name unique name
   * @param id id; derived from the name when not set
   * @param password password as Spring Security encodes it: <code>{bcrypt}…</code>, <code>
   *     {pbkdf2@SpringSecurity_v5_8}…</code> or, for a laptop, <code>{noop}</code> and the plain
   *     text
   * @param defaultProject name of the project a log-in without scope is scoped to
   * @param roles role names by project name; the project {@code *} stands for every project, which
   *     is how a service user may act in any of them
   */
  record User(
      @NotBlank String name,
      @Nullable String id,
      @NotBlank String password,
      @Nullable String defaultProject,
      @NotNull @DefaultValue Map<String, Set<String>> roles) {

    /** Returns a text without the password. */
    @Override
    public String toString() {
      return "User[name=%s, roles=%s]".formatted(name, roles);
    }
  }
}
