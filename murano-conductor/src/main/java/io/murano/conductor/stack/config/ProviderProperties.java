package io.murano.conductor.stack.config;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where machines come from.
 *
 * @param defaultProvider provider of regions that have none of their own: {@code local}, {@code
 *     docker} or {@code heat}
 * @param regions names of providers by region name
 * @param stackTags labels put on every stack
 * @param stackDeadline longest wait for one operation on a stack
 */
@Validated
@ConfigurationProperties("murano.conductor.provider")
public record ProviderProperties(
    @DefaultValue("local") @NotBlank String defaultProvider,
    @DefaultValue Map<String, String> regions,
    @DefaultValue("murano") @NotNull List<String> stackTags,
    @DefaultValue("90m") @NotNull Duration stackDeadline) {

  /** Copies the collections. */
  public ProviderProperties {
    regions = Map.copyOf(regions);
    stackTags = List.copyOf(stackTags);
  }
}
