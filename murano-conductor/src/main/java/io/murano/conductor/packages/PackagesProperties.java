package io.murano.conductor.packages;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where packages come from.
 *
 * @param url root of the api whose catalogue is asked
 * @param directories folders that are searched for packages before the catalogue, with all their
 *     sub-folders
 * @param cacheDirectory folder for downloaded packages; a folder of the user's when absent
 * @param cacheRetention how long a package that is not used stays in the cache
 * @param timeout how long one request may take to begin to answer
 * @param patience how long an api, or an identity service, that is away is waited for
 * @param maxArchiveSize largest archive that is downloaded
 */
@Validated
@ConfigurationProperties("murano.conductor.packages")
public record PackagesProperties(
    @DefaultValue("http://localhost:8082") @NotNull URI url,
    @DefaultValue @NotNull List<Path> directories,
    @Nullable Path cacheDirectory,
    @DefaultValue("30d") @NotNull Duration cacheRetention,
    @DefaultValue("10s") @NotNull Duration timeout,
    @DefaultValue("10m") @NotNull Duration patience,
    @DefaultValue("512MB") @NotNull DataSize maxArchiveSize) {

  /** Copies the list. */
  public PackagesProperties {
    directories = List.copyOf(directories);
  }
}
