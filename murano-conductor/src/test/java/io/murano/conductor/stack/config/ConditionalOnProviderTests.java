package io.murano.conductor.stack.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ConditionalOnProviderTests {

  private final ApplicationContextRunner context =
      new ApplicationContextRunner().withUserConfiguration(LocalOnly.class, HeatOnly.class);

  @Test
  void holdsForLocalByDefault() {
    context.run(
        started ->
            assertThat(started).hasSingleBean(LocalOnly.class).doesNotHaveBean(HeatOnly.class));
  }

  @Test
  void holdsForTheDefaultProvider() {
    context
        .withPropertyValues("murano.conductor.provider.default-provider=heat")
        .run(
            started ->
                assertThat(started).hasSingleBean(HeatOnly.class).doesNotHaveBean(LocalOnly.class));
  }

  @Test
  void holdsForTheProviderOfARegion() {
    context
        .withPropertyValues("murano.conductor.provider.regions[RegionTwo]=heat")
        .run(
            started ->
                assertThat(started).hasSingleBean(HeatOnly.class).hasSingleBean(LocalOnly.class));
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProvider("local")
  static class LocalOnly {}

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProvider("heat")
  static class HeatOnly {}
}
