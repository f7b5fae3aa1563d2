package io.murano.api.environment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.murano.api.domain.Environment;
import io.murano.api.http.ApiDates;
import io.murano.common.json.MuranoJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * An environment in a list (contract rest-api §2.2).
 *
 * @param id id
 * @param name name of the row
 * @param tenantId owner project
 * @param descriptionText description for people
 * @param version number of finished runs
 * @param created when it was created
 * @param updated when it last changed
 * @param status derived status
 */
record EnvironmentView(
    @JsonProperty("id") String id,
    @JsonProperty("name") String name,
    @JsonProperty("tenant_id") String tenantId,
    @JsonProperty("description_text") String descriptionText,
    @JsonProperty("version") long version,
    @JsonProperty("created") String created,
    @JsonProperty("updated") String updated,
    @JsonProperty("status") String status) {

  /** Returns the row alone: create and rename answer without a status. */
  static ObjectNode row(Environment environment) {
    ObjectNode view = MuranoJson.mapper().createObjectNode();
    view.put("id", environment.id());
    view.put("name", environment.name());
    view.put("tenant_id", environment.tenantId());
    view.put("description_text", environment.descriptionText());
    view.put("version", environment.version());
    view.put("created", ApiDates.row(environment.created()));
    view.put("updated", ApiDates.row(environment.updated()));
    return view;
  }
}
