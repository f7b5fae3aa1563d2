package io.murano.api.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** The document as a whole: what it is about, how one identifies oneself, how errors look. */
final class ApiDocument implements GlobalOpenApiCustomizer {

  private static final String TOKEN = "token";
  private static final String PASSWORD = "password";

  /** Types of parameters and answers that the code has for itself. */
  private static final Set<String> INTERNAL = Set.of("Caller", "JsonBody", "Page");

  /** Returns the frame of the document. */
  static OpenAPI frame() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Murano")
                .version("v1")
                .description(
                    "Application catalogue: packages, environments made of them, and their runs.")
                .license(new License().name("Apache 2.0").identifier("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-Auth-Token")
                        .description("A token of the identity service, scoped to a project"))
                .addSecuritySchemes(
                    PASSWORD,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("basic")
                        .description("User and password of a platform, for the service broker")));
  }

  /** Returns how one identifies oneself on a path; null where the route looks by itself. */
  static @Nullable String securityOf(String path) {
    if (path.startsWith("/v2/")) {
      return PASSWORD;
    }
    return path.startsWith("/v1/") ? TOKEN : null;
  }

  /** Returns the schema of an error on a path. */
  static String errorOf(String path) {
    return path.startsWith("/v2/") ? "BrokerError" : "Error";
  }

  /** Completes what was made from the code. */
  @Override
  public void customise(OpenAPI document) {
    RouteTexts texts = RouteTexts.load();
    INTERNAL.forEach(name -> document.getComponents().getSchemas().remove(name));
    texts
        .schemas()
        .forEach(
            (name, schema) -> document.getComponents().addSchemas(name, Schemas.parse(schema)));
    OperationWriter writer = new OperationWriter(texts, new Schemas());
    document.getPaths().forEach((path, item) -> customise(path, item, texts, writer));
  }

  private static void customise(
      String path, PathItem item, RouteTexts texts, OperationWriter writer) {
    item.readOperationsMap()
        .forEach(
            (method, operation) ->
                texts
                    .find(method.name(), path)
                    .ifPresent(entry -> writer.write(path, operation, entry)));
  }
}
