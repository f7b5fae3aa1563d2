package io.murano.api.catalog;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the server take uploads as the catalogue wants them: to disk, and no larger than allowed.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogProperties.class)
class CatalogConfiguration {

  private static final long ROOM_FOR_METADATA = 1 << 20;

  /** Names of files may be long once they are encoded. */
  private static final int MAX_PART_HEADER = 4096;

  /** A client that sends its whole body before it reads must still see why it was refused. */
  private static final int MAX_SWALLOWED = 64 << 20;

  @Bean
  static MultipartConfigElement multipartConfigElement(CatalogProperties properties) {
    long max = properties.upload().maxSize().toBytes();
    return new MultipartConfigElement(
        location(properties.upload().temporaryFolder()), max, max + ROOM_FOR_METADATA, 0);
  }

  private static String location(@org.jspecify.annotations.Nullable Path folder) {
    if (folder == null) {
      return "";
    }
    try {
      return Files.createDirectories(folder).toAbsolutePath().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Bean
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> uploadRules() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> {
              connector.setProperty("maxSwallowSize", String.valueOf(MAX_SWALLOWED));
              connector.setMaxPartHeaderSize(MAX_PART_HEADER);
            });
  }
}
