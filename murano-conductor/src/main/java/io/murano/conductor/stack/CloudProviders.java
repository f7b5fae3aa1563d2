package io.murano.conductor.stack;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the provider of a region: the one configured for the region's name, else the default.
 * Immutable and thread-safe.
 */
public final class CloudProviders {

  private final Map<String, CloudProvider> byName;
  private final Map<String, String> byRegion;
  private final String defaultName;

  /**
   * Creates the choice.
   *
   * @param providers the providers
   * @param defaultName name of the provider for regions that have none of their own
   * @param byRegion names of providers by region name
   * @throws MuranoException if a name stands for no provider
   */
  public CloudProviders(
      Collection<CloudProvider> providers, String defaultName, Map<String, String> byRegion) {
    this.byName = new TreeMap<>();
    providers.forEach(provider -> byName.put(provider.name(), provider));
    this.byRegion = Map.copyOf(byRegion);
    this.defaultName = defaultName;
    requireProvider(defaultName, "the default provider");
    this.byRegion.forEach((region, name) -> requireProvider(name, "region '" + region + "'"));
  }

  /**
   * Returns the provider of a region.
   *
   * @param region the region's name; null or empty for the unnamed home region
   */
  public CloudProvider forRegion(@Nullable String region) {
    String name = byRegion.getOrDefault(region == null ? "" : region, defaultName);
    return requireProvider(name, "region '" + region + "'");
  }

  private CloudProvider requireProvider(String name, String purpose) {
    CloudProvider provider = byName.get(name);
    if (provider == null) {
      throw new MuranoException(
          ErrorCode.INVALID_INPUT,
          "No cloud provider is called '%s' (configured for %s); known are %s"
              .formatted(name, purpose, byName.keySet()));
    }
    return provider;
  }
}
