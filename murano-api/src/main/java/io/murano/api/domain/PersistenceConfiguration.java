package io.murano.api.domain;

import io.murano.common.json.MuranoJson;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.type.format.jackson.Jackson3JsonFormatMapper;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;

/** How rows' JSON documents are read: floats keep their digits. */
@Configuration(proxyBeanMethods = false)
class PersistenceConfiguration {

  @Bean
  static HibernatePropertiesCustomizer jsonDocuments() {
    Jackson3JsonFormatMapper mapper =
        new Jackson3JsonFormatMapper(
            MuranoJson.mapper()
                .rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build());
    return properties -> properties.put(MappingSettings.JSON_FORMAT_MAPPER, mapper);
  }
}
