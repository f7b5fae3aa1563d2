package io.murano.api.services;

import io.murano.api.domain.DraftSelection;
import io.murano.api.domain.Environment;
import io.murano.api.domain.EnvironmentAccess;
import io.murano.api.domain.EnvironmentStatus;
import io.murano.api.identity.Caller;
import io.murano.api.model.ModelDocument;
import io.murano.api.model.ModelPath;
import io.murano.api.model.ModelWalk;
import io.murano.api.model.ServiceRules;
import io.murano.common.json.MuranoJson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads services. */
@Component
public class ServiceReader {

  private final EnvironmentAccess access;
  private final DraftSelection drafts;

  ServiceReader(EnvironmentAccess access, DraftSelection drafts) {
    this.access = access;
    this.drafts = drafts;
  }

  /** Returns the value below {@code services}; null when the model itself is null. */
  @Transactional(readOnly = true)
  @Nullable JsonNode read(
      Caller caller, String environmentId, @Nullable String sessionId, ModelPath path) {
    Environment environment = access.require(caller, environmentId);
    ModelDocument model = drafts.model(environment, sessionId);
    if (path.isEmpty()) {
      return decorated(model, environment.status());
    }
    ObjectNode root = model.root().orElse(null);
    if (root == null) {
      return null;
    }
    return root.has(ServiceRules.SERVICES)
        ? ModelWalk.get(root, path.below(ServiceRules.SERVICES))
        : MuranoJson.mapper().createArrayNode();
  }

  /**
   * Returns the services, each with the environment's status; an empty array when the model has
   * none, null when the model itself is null.
   */
  public static @Nullable ArrayNode decorated(ModelDocument model, EnvironmentStatus status) {
    if (model.root().isEmpty()) {
      return null;
    }
    ArrayNode services =
        model.services().map(ArrayNode::deepCopy).orElseGet(MuranoJson.mapper()::createArrayNode);
    for (JsonNode service : services) {
      if (service.get("?") instanceof ObjectNode header) {
        header.put("status", status.text());
      }
    }
    return services;
  }
}
