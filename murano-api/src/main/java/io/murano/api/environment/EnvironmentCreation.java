package io.murano.api.environment;

import io.murano.api.domain.Environment;
import io.murano.api.domain.EnvironmentRepository;
import io.murano.api.error.ApiException;
import io.murano.api.http.ApiDates;
import io.murano.api.http.Ids;
import io.murano.api.http.Names;
import io.murano.api.identity.Caller;
import io.murano.api.model.ModelDocument;
import io.murano.api.model.ServiceRules;
import io.murano.common.json.MuranoJson;
import java.time.Clock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes environments from the body of a request; called inside a transaction. */
@Component
public final class EnvironmentCreation {

  private static final String DEFAULT_NETWORKS = "defaultNetworks";
  private static final String HEADER = "?";

  private final EnvironmentRepository repository;
  private final DefaultNetworks networks;
  private final Clock clock;

  EnvironmentCreation(EnvironmentRepository repository, DefaultNetworks networks, Clock clock) {
    this.repository = repository;
    this.networks = networks;
    this.clock = clock;
  }

  /**
   * Stores a new environment of the caller's project; 400 for bad members, 409 for a name taken.
   */
  public Environment create(Caller caller, ObjectNode body) {
    String project = caller.projectId();
    if (project == null) {
      throw ApiException.forbidden("The token is not scoped to a project");
    }
    String name = Names.required(body);
    String text = Names.optionalText(body, "description_text");
    ModelDocument model = ModelDocument.create(root(body, name, caller), project, caller.userId());
    Environment environment =
        new Environment(
            Ids.next(),
            new Environment.Ownership(project, name),
            text == null ? "" : text,
            model,
            ApiDates.now(clock));
    try {
      return repository.add(environment);
    } catch (DataIntegrityViolationException e) {
      throw nameTaken(name);
    }
  }

  static ApiException nameTaken(String name) {
    return ApiException.conflict("The project has an environment named " + name + " already");
  }

  private ObjectNode root(ObjectNode body, String name, Caller caller) {
    ObjectNode root = MuranoJson.mapper().createObjectNode();
    ObjectNode header = root.putObject(HEADER);
    header.put("id", Ids.next()).put("type", "io.murano.Environment").putObject("metadata");
    body.forEachEntry(
        (member, value) -> {
          if (!member.equals(HEADER)) {
            root.set(member, value);
          }
        });
    Names.optionalText(body, "region");
    JsonNode given = body.get(DEFAULT_NETWORKS);
    if (given == null || given.isNull() || (given.isContainer() && given.isEmpty())) {
      root.set(DEFAULT_NETWORKS, networks.create(name, caller));
    } else if (!given.isObject()) {
      throw ApiException.badRequest("Member defaultNetworks must be an object");
    }
    ServiceRules.checkRoot(root);
    return root;
  }
}
