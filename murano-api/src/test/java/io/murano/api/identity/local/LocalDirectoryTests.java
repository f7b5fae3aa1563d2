package io.murano.api.identity.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** {@link LocalDirectory} and the properties it is made from. */
class LocalDirectoryTests {

  private static final String PREFIX = "murano.api.identity.local.";

  @Test
  void rolesOfEveryProjectAddToThoseOfOne() {
    LocalDirectory directory = new LocalDirectory(properties());
    LocalDirectory.User service = directory.userByName("murano").orElseThrow();
    LocalDirectory.User demo = directory.userByName("demo").orElseThrow();
    LocalDirectory.Project first = directory.projectByName("first").orElseThrow();
    LocalDirectory.Project second = directory.projectByName("second").orElseThrow();

    assertThat(directory.roles(service, first)).containsExactlyInAnyOrder("service", "reader");
    assertThat(directory.roles(service, second)).containsExactly("service");
    assertThat(directory.projectsOf(demo)).containsExactly(first);
  }

  @Test
  void idsAreStableUnlessConfigured() {
    LocalDirectory directory = new LocalDirectory(properties());

    assertThat(directory.projectById("id-of-second")).isPresent();
    assertThat(directory.projectByName("first").orElseThrow().id())
        .matches("[0-9a-f]{32}")
        .isEqualTo(new LocalDirectory(properties()).projectByName("first").orElseThrow().id());
  }

  @Test
  void refusesUnknownProjectsAndDoubles() {
    LocalIdentityProperties unknown =
        bind(Map.of("users[0].name", "u", "users[0].password", "p", "users[0].roles.nowhere", "r"));
    LocalIdentityProperties twice = bind(Map.of("projects[0].name", "p", "projects[1].name", "p"));

    assertThatThrownBy(() -> new LocalDirectory(unknown)).hasMessageContaining("nowhere");
    assertThatThrownBy(() -> new LocalDirectory(twice)).hasMessageContaining("twice");
  }

  @Test
  void textsHidePasswords() {
    assertThat(properties().toString()).doesNotContain("secret");
    assertThat(new LocalDirectory(properties()).userByName("demo").toString())
        .doesNotContain("secret");
  }

  static LocalIdentityProperties properties() {
    return bind(
        Map.ofEntries(
            Map.entry("token-lifetime", "10m"),
            Map.entry("signing-key", "secret-0123456789abcdef0123456789"),
            Map.entry("projects[0].name", "first"),
            Map.entry("projects[1].name", "second"),
            Map.entry("projects[1].id", "id-of-second"),
            Map.entry("users[0].name", "murano"),
            Map.entry("users[0].password", "{noop}secret-service"),
            Map.entry("users[0].roles.[*]", List.of("service")),
            Map.entry("users[0].roles.first", List.of("reader")),
            Map.entry("users[1].name", "demo"),
            Map.entry("users[1].password", "{noop}secret-demo"),
            Map.entry("users[1].default-project", "first"),
            Map.entry("users[1].roles.first", List.of("member"))));
  }

  private static LocalIdentityProperties bind(Map<String, Object> values) {
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    values.forEach((name, value) -> source.put(PREFIX + name, value));
    return new Binder(source)
        .bindOrCreate("murano.api.identity.local", LocalIdentityProperties.class);
  }
}
