package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/** Names and defaults of the catalogue's settings. */
class CatalogPropertiesTests {

  static CatalogProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("murano.api.catalog", CatalogProperties.class);
  }

  @Test
  void hasTheDefaultsOfTheContract() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new CatalogProperties(
                20,
                100,
                false,
                false,
                new CatalogProperties.Upload(
                    DataSize.ofMegabytes(5), 8, Duration.ofSeconds(30), null),
                new CatalogProperties.Archive(
                    DataSize.ofMegabytes(256), DataSize.ofMegabytes(128), 10_000, 250)));
  }

  @Test
  void readsEveryName() {
    assertThat(
            bind(
                Map.ofEntries(
                    Map.entry("murano.api.catalog.default-page-size", "5"),
                    Map.entry("murano.api.catalog.max-page-size", "50"),
                    Map.entry("murano.api.catalog.multiple-versions", "true"),
                    Map.entry("murano.api.catalog.strict-packages", "true"),
                    Map.entry("murano.api.catalog.upload.max-size", "20MB"),
                    Map.entry("murano.api.catalog.upload.max-concurrent", "2"),
                    Map.entry("murano.api.catalog.upload.max-wait", "5s"),
                    Map.entry("murano.api.catalog.upload.temporary-folder", "/spool"),
                    Map.entry("murano.api.catalog.archive.max-unpacked-size", "10MB"),
                    Map.entry("murano.api.catalog.archive.max-file-size", "8MB"),
                    Map.entry("murano.api.catalog.archive.max-entries", "100"),
                    Map.entry("murano.api.catalog.archive.max-ratio", "30"))))
        .isEqualTo(
            new CatalogProperties(
                5,
                50,
                true,
                true,
                new CatalogProperties.Upload(
                    DataSize.ofMegabytes(20), 2, Duration.ofSeconds(5), Path.of("/spool")),
                new CatalogProperties.Archive(
                    DataSize.ofMegabytes(10), DataSize.ofMegabytes(8), 100, 30)));
  }

  @Test
  void boundsArchivesAsSet() {
    CatalogProperties properties = bind(Map.of("murano.api.catalog.archive.max-entries", "7"));

    assertThat(properties.archive().limits().maxEntries()).isEqualTo(7);
    assertThat(properties.archive().limits().maxTotalBytes()).isEqualTo(256L << 20);
  }
}
