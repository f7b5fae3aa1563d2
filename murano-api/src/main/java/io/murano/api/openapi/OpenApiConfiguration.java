package io.murano.api.openapi;

import io.murano.api.http.JsonBody;
import io.murano.api.identity.Caller;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Wires the document; it is made when it is first asked for. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Caller.class, JsonBody.class, MultiValueMap.class)
        .replaceWithSchema(JsonNode.class, new JsonSchema())
        .replaceWithSchema(ObjectNode.class, new JsonSchema());
  }

  @Bean
  static OpenAPI openApi() {
    return ApiDocument.frame();
  }

  @Bean
  static ApiDocument apiDocument() {
    return new ApiDocument();
  }
}
