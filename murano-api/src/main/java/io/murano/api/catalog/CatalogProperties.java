package io.murano.api.catalog;

import io.murano.common.archive.ArchiveLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The catalogue.
 *
 * @param defaultPageSize packages on a page when the client does not say
 * @param maxPageSize most packages on a page, whatever the client says
 * @param multipleVersions whether a project may keep several versions of one package; off, as in
 *     the classic catalogue, the second upload of a name is a conflict
 * @param strictPackages whether an upload is refused when a class file or a form has errors; off,
 *     they are answered in the header {@code X-Murano-Package-Finding} and logged
 * @param upload limits of uploads
 * @param archive limits on what an archive unpacks to
 */
@Validated
@ConfigurationProperties("murano.api.catalog")
record CatalogProperties(
    @Min(1) @DefaultValue("20") int defaultPageSize,
    @Min(1) @DefaultValue("100") int maxPageSize,
    @DefaultValue("false") boolean multipleVersions,
    @DefaultValue("false") boolean strictPackages,
    @NotNull @Valid @DefaultValue Upload upload,
    @NotNull @Valid @DefaultValue Archive archive) {

  /**
   * Limits of uploads.
   *
   * @param maxSize largest package file
   * @param maxConcurrent uploads worked on at a time by one api process; together with the size it
   *     bounds the temporary space
   * @param maxWait how long a further upload waits for its turn before it is answered with 503
   * @param temporaryFolder where uploads are spooled; the system's folder by default
   */
  record Upload(
      @NotNull @DefaultValue("5MB") DataSize maxSize,
      @Min(1) @DefaultValue("8") int maxConcurrent,
      @NotNull @DefaultValue("30s") Duration maxWait,
      @Nullable Path temporaryFolder) {}

  /**
   * Limits on what an archive unpacks to. Nothing is unpacked to disk; the limits bound the work of
   * reading it, here and in the conductor.
   *
   * @param maxUnpackedSize all files together
   * @param maxFileSize one file
   * @param maxEntries number of files and folders
   * @param maxRatio unpacked to packed size of one file; files below 1 MiB are not judged by it
   */
  record Archive(
      @NotNull @DefaultValue("256MB") DataSize maxUnpackedSize,
      @NotNull @DefaultValue("128MB") DataSize maxFileSize,
      @Min(1) @DefaultValue("10000") int maxEntries,
      @Min(1) @DefaultValue("250") int maxRatio) {

    ArchiveLimits limits() {
      ArchiveLimits defaults = ArchiveLimits.defaults();
      return new ArchiveLimits(
          maxUnpackedSize.toBytes(),
          maxFileSize.toBytes(),
          maxEntries,
          maxRatio,
          defaults.maxNameLength(),
          defaults.maxYamlCharacters());
    }
  }
}
