package io.murano.conductor.stack.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ProviderPropertiesTests {

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
  }

  @Test
  void providersHaveTheseDefaults() {
    assertThat(bind("murano.conductor.provider", ProviderProperties.class, Map.of()))
        .isEqualTo(
            new ProviderProperties("local", Map.of(), List.of("murano"), Duration.ofMinutes(90)));
  }

  @Test
  void providersHaveTheseNames() {
    assertThat(
            bind(
                "murano.conductor.provider",
                ProviderProperties.class,
                Map.of(
                    "murano.conductor.provider.default-provider", "heat",
                    "murano.conductor.provider.regions[RegionTwo]", "local",
                    "murano.conductor.provider.stack-tags", "a,b",
                    "murano.conductor.provider.stack-deadline", "5m")))
        .isEqualTo(
            new ProviderProperties(
                "heat", Map.of("RegionTwo", "local"), List.of("a", "b"), Duration.ofMinutes(5)));
  }

  @Test
  void networkingHasTheseDefaults() {
    assertThat(bind("murano.conductor.networking", NetworkingProperties.class, Map.of()))
        .isEqualTo(
            new NetworkingProperties(
                250, 250, "10.0.0.0", List.of(), "ext-net", "murano-default-router", true));
  }

  @Test
  void networkingHasTheseNames() {
    assertThat(
            bind(
                "murano.conductor.networking",
                NetworkingProperties.class,
                Map.of(
                    "murano.conductor.networking.max-environments", "10",
                    "murano.conductor.networking.max-hosts", "20",
                    "murano.conductor.networking.env-ip-template", "172.16.0.0",
                    "murano.conductor.networking.default-dns", "8.8.8.8,9.9.9.9",
                    "murano.conductor.networking.external-network", "public",
                    "murano.conductor.networking.router-name", "r",
                    "murano.conductor.networking.create-router", "false")))
        .isEqualTo(
            new NetworkingProperties(
                10, 20, "172.16.0.0", List.of("8.8.8.8", "9.9.9.9"), "public", "r", false));
  }
}
