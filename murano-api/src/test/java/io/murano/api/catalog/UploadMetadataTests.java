package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.api.error.ApiException;
import io.murano.common.json.MuranoJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/** Metadata that comes with uploads. */
class UploadMetadataTests {

  private static UploadMetadata of(String json) {
    return UploadMetadata.of((ObjectNode) MuranoJson.mapper().readTree(json.replace('\'', '"')));
  }

  @Test
  void readsAllMembers() {
    assertThat(
            of(
                "{'tags': ['a'], 'categories': ['Web', 'SAP'], 'is_public': true, 'enabled': false,"
                    + " 'name': 'x', 'description': 'y'}"))
        .isEqualTo(new UploadMetadata(List.of("a"), List.of("Web", "SAP"), true, false));
  }

  @Test
  void isPrivateAndEnabledByDefault() {
    assertThat(of("{}")).isEqualTo(UploadMetadata.NONE);
    assertThat(UploadMetadata.NONE.isPublic()).isFalse();
    assertThat(UploadMetadata.NONE.enabled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id': 'x'}",
        "{'tags': 'a'}",
        "{'tags': null}",
        "{'tags': ['a', 'a']}",
        "{'categories': [1]}",
        "{'is_public': 'true'}",
        "{'enabled': 1}",
        "{'name': 1}",
        "{'description': null}",
      })
  void refusesTheRest(String json) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> of(json))
        .satisfies(e -> assertThat(e.status()).isEqualTo(HttpStatus.BAD_REQUEST));
  }
}
