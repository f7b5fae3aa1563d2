package io.murano.api.http;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The HTTP side of the api.
 *
 * @param maxBodySize largest JSON body that is read; uploads have their own limit
 * @param allowedOrigins origins that browsers may call from (CORS); none by default, {@code *} for
 *     all
 */
@Validated
@ConfigurationProperties("murano.api.http")
public record HttpProperties(
    @NotNull @DefaultValue("10MB") DataSize maxBodySize,
    @NotNull @DefaultValue List<String> allowedOrigins) {

  /** Copies the list. */
  public HttpProperties {
    allowedOrigins = List.copyOf(allowedOrigins);
  }
}
