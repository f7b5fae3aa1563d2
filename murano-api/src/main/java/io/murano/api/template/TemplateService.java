package io.murano.api.template;

import io.murano.api.domain.Environment;
import io.murano.api.domain.Session;
import io.murano.api.environment.EnvironmentCreation;
import io.murano.api.error.ApiException;
import io.murano.api.http.ApiDates;
import io.murano.api.http.Names;
import io.murano.api.identity.Caller;
import io.murano.api.model.ModelDocument;
import io.murano.api.model.ServiceRules;
import io.murano.api.policy.PolicyEnforcer;
import io.murano.api.policy.PolicyRule;
import io.murano.api.session.SessionService;
import io.murano.api.template.EnvironmentTemplate.Traits;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** What callers may see and do with templates as a whole. */
@Service
class TemplateService {

  private final TemplateRepository repository;
  private final EnvironmentCreation environments;
  private final SessionService sessions;
  private final PolicyEnforcer policy;
  private final Clock clock;

  TemplateService(
      TemplateRepository repository,
      EnvironmentCreation environments,
      SessionService sessions,
      PolicyEnforcer policy,
      Clock clock) {
    this.repository = repository;
    this.environments = environments;
    this.sessions = sessions;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Lists templates.
   *
   * @param isPublic {@code true} for the public ones of all projects, any other text for the
   *     caller's private ones, null or empty for everything the caller can see
   */
  @Transactional(readOnly = true)
  List<ObjectNode> list(Caller caller, @Nullable String isPublic) {
    policy.check(caller, PolicyRule.LIST_ENV_TEMPLATES);
    List<EnvironmentTemplate> templates;
    if (isPublic == null || isPublic.isEmpty()) {
      templates = repository.listVisibleTo(caller.projectId());
    } else if (isPublic.equalsIgnoreCase("true")) {
      templates = repository.listPublic();
    } else {
      templates = repository.listPrivateOf(caller.projectId());
    }
    return templates.stream().map(EnvironmentTemplate::view).toList();
  }

  @Transactional
  ObjectNode create(Caller caller, ObjectNode body) {
    policy.check(caller, PolicyRule.CREATE_ENV_TEMPLATE);
    ServiceRules.checkRoot(body);
    return add(caller, traits(body), body).view();
  }

  @Transactional(readOnly = true)
  ObjectNode show(Caller caller, String templateId) {
    policy.check(caller, PolicyRule.SHOW_ENV_TEMPLATE);
    return requireVisible(caller, templateId).viewWithServices();
  }

  @Transactional
  ObjectNode update(Caller caller, String templateId, ObjectNode body) {
    policy.check(caller, PolicyRule.UPDATE_ENV_TEMPLATE);
    EnvironmentTemplate template = requireChangeable(caller, templateId);
    String name = Names.required(body);
    String text = Names.optionalText(body, "description_text");
    Boolean isPublic = Names.optionalBoolean(body, "is_public");
    template.change(
        new Traits(
            name,
            text == null ? template.descriptionText() : text,
            isPublic == null ? template.isPublic() : isPublic),
        ApiDates.now(clock));
    try {
      repository.flush();
    } catch (DataIntegrityViolationException e) {
      throw nameTaken(name);
    }
    return template.view();
  }

  @Transactional
  void delete(Caller caller, String templateId) {
    policy.check(caller, PolicyRule.DELETE_ENV_TEMPLATE);
    repository.remove(requireChangeable(caller, templateId));
  }

  /** Makes an environment of the caller's project, and a session with the template's services. */
  @Transactional
  Created createEnvironment(Caller caller, String templateId, ObjectNode body) {
    policy.check(caller, PolicyRule.CREATE_ENVIRONMENT);
    EnvironmentTemplate template = requireVisible(caller, templateId);
    ObjectNode request = body.deepCopy();
    request.remove(ServiceRules.SERVICES);
    Environment environment = environments.create(caller, request);
    Session session = sessions.open(caller, environment);
    ModelDocument draft = session.model().copy();
    draft.root().ifPresent(root -> root.set(ServiceRules.SERVICES, template.services()));
    session.edit(draft, session.updated());
    return new Created(environment.id(), session.id());
  }

  /** Copies a public template into the caller's project. */
  @Transactional
  ObjectNode copy(Caller caller, String templateId, ObjectNode body) {
    policy.check(caller, PolicyRule.CLONE_ENV_TEMPLATE);
    EnvironmentTemplate source = repository.require(templateId);
    if (!source.isPublic()) {
      throw ApiException.forbidden("Only a public template can be cloned");
    }
    String name = Names.required(body);
    Traits traits =
        Traits.of(name, source.descriptionText(), Names.optionalBoolean(body, "is_public"));
    return add(caller, traits, source.description().deepCopy().asObject()).viewWithServices();
  }

  private EnvironmentTemplate add(Caller caller, Traits traits, ObjectNode document) {
    String project = caller.projectId();
    if (project == null) {
      throw ApiException.forbidden("The token is not scoped to a project");
    }
    try {
      return repository.add(
          new EnvironmentTemplate(traits, project, document, ApiDates.now(clock)));
    } catch (DataIntegrityViolationException e) {
      throw nameTaken(traits.name());
    }
  }

  private EnvironmentTemplate requireVisible(Caller caller, String templateId) {
    EnvironmentTemplate template = repository.require(templateId);
    if (!template.isPublic() && !isChangeable(caller, template)) {
      throw foreign(templateId);
    }
    return template;
  }

  /** Public templates are changed by their own project too: the original lets everybody do it. */
  private EnvironmentTemplate requireChangeable(Caller caller, String templateId) {
    EnvironmentTemplate template = repository.requireLocked(templateId);
    if (!isChangeable(caller, template)) {
      throw foreign(templateId);
    }
    return template;
  }

  private static boolean isChangeable(Caller caller, EnvironmentTemplate template) {
    return caller.owns(template.tenantId()) || caller.isAdmin();
  }

  private static Traits traits(ObjectNode body) {
    return Traits.of(
        Names.required(body),
        Names.optionalText(body, "description_text"),
        Names.optionalBoolean(body, "is_public"));
  }

  private static ApiException nameTaken(String name) {
    return ApiException.conflict("The project has a template named " + name + " already");
  }

  static ApiException foreign(String templateId) {
    return ApiException.forbidden("Template " + templateId + " belongs to another project");
  }

  /** What {@code create-environment} made. */
  record Created(String environmentId, String sessionId) {}
}
