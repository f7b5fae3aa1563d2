package io.murano.api.template;

import io.murano.api.error.ApiException;
import io.murano.api.http.ApiDates;
import io.murano.api.identity.Caller;
import io.murano.api.model.ModelPath;
import io.murano.api.model.ModelWalk;
import io.murano.api.model.ServiceRules;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import java.time.Clock;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services of a template. Only the owner project reaches them: neither being public nor being
 * an admin helps (contract rest-api §1.5).
 */
@Service
class TemplateServices {

  private final TemplateRepository repository;
  private final PolicyEnforcer policy;
  private final Clock clock;

  TemplateServices(TemplateRepository repository, PolicyEnforcer policy, Clock clock) {
    this.repository = repository;
    this.policy = policy;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  JsonNode read(Caller caller, String templateId, ModelPath path) {
    EnvironmentTemplate template = repository.require(templateId);
    requireOwner(caller, template);
    JsonNode value = ModelWalk.get(template.services(), path);
    if (value.isNull()) {
      throw ApiException.notFound("There is nothing at services/" + path);
    }
    return value;
  }

  @Transactional
  void append(Caller caller, String templateId, JsonNode addition) {
    edit(caller, templateId, document -> ServiceRules.append(document, addition));
  }

  @Transactional
  void replace(Caller caller, String templateId, String serviceId, JsonNode service) {
    requireOwner(caller, repository.requireLocked(templateId));
    policy.check(caller, PolicyRule.UPDATE_SERVICE_ENV_TEMPLATE);
    ServiceRules.check(service);
    edit(caller, templateId, document -> replace(document, serviceId, service));
  }

  /** Removes a service or something inside one, or all services; returns what is left. */
  @Transactional
  JsonNode remove(Caller caller, String templateId, ModelPath path) {
    return edit(
        caller,
        templateId,
        document -> {
          if (path.isEmpty()) {
            document.putArray(ServiceRules.SERVICES);
          } else {
            ModelWalk.remove(document, path.below(ServiceRules.SERVICES));
          }
        });
  }

  private JsonNode edit(Caller caller, String templateId, Consumer<ObjectNode> change) {
    EnvironmentTemplate template = repository.requireLocked(templateId);
    requireOwner(caller, template);
    ObjectNode document = template.description().deepCopy().asObject();
    change.accept(document);
    ServiceRules.checkRoot(document);
    template.edit(document, ApiDates.now(clock));
    return document;
  }

  private static void replace(ObjectNode document, String serviceId, JsonNode service) {
    if (document.get(ServiceRules.SERVICES) instanceof ArrayNode services) {
      for (int i = 0; i < services.size(); i++) {
        if (serviceId.equals(ModelWalk.idOf(services.get(i)))) {
          services.set(i, service);
          return;
        }
      }
    }
    throw ApiException.notFound("The template has no service " + serviceId);
  }

  private static void requireOwner(Caller caller, EnvironmentTemplate template) {
    if (!caller.owns(template.tenantId())) {
      throw TemplateService.foreign(template.id());
    }
  }
}
