package io.murano.api.broker;

import io.murano.common.json.MuranoJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** Where the original's clients and platforms of version 2.13 expect different statuses. */
enum Dialect {
  /** A client that sends no version: it gets what the original's broker answered. */
  ORIGINAL(HttpStatus.OK, HttpStatus.OK, HttpStatus.ACCEPTED),
  /** A platform. */
  PLATFORM(HttpStatus.CREATED, HttpStatus.GONE, HttpStatus.OK);

  private final HttpStatus created;
  private final HttpStatus gone;
  private final HttpStatus inProgress;

  Dialect(HttpStatus created, HttpStatus gone, HttpStatus inProgress) {
    this.created = created;
    this.gone = gone;
    this.inProgress = inProgress;
  }

  /** Returns the dialect of a version header; 412 when the version is not spoken. */
  static Dialect of(@Nullable String version) {
    if (version == null || version.isBlank()) {
      return ORIGINAL;
    }
    if (!version.strip().matches("2\\.[0-9]+")) {
      throw BrokerException.versionNotSupported(version);
    }
    return PLATFORM;
  }

  /** Fails with 422 when a platform wants to wait for what takes time. */
  void requireAsync(String acceptsIncomplete) {
    if (this == PLATFORM && !acceptsIncomplete.equalsIgnoreCase("true")) {
      throw BrokerException.asyncRequired();
    }
  }

  HttpStatus created() {
    return created;
  }

  HttpStatus gone() {
    return gone;
  }

  HttpStatus inProgress() {
    return inProgress;
  }

  ResponseEntity<JsonNode> noInstanceToBind(String instanceId) {
    if (this == PLATFORM) {
      throw BrokerException.notFound("There is no service instance " + instanceId);
    }
    return ResponseEntity.ok(MuranoJson.mapper().createObjectNode());
  }
}
