package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One template of a compilation, the outermost or a nested one. Used by one thread, once. */
final class TemplateScope implements CompileScope {

  /** Type of a resource that stands for a nested template. */
  static final String NESTED_TYPE = "OS::Heat::Stack";

  private static final String GROUP_TYPE = "OS::Heat::ResourceGroup";
  private static final Set<String> FACADE_PARTS =
      Set.of("metadata", "deletion_policy", "update_policy");

  /**
   * Where a template stands.
   *
   * @param prefix what comes before the names of its resources; empty for the outermost
   * @param depth how deep it is nested
   * @param stackName name of the stack as the template sees it
   */
  record Place(String prefix, int depth, String stackName) {}

  private final Unfolding unfolding;
  private final HotTemplate template;
  private final Place place;
  private final Map<String, Expression> parameters;
  private final SnippetCompiler snippets;
  private final ConditionSet conditions;
  private final Map<String, Expression> facade = new LinkedHashMap<>();
  private final Map<String, Expression> outputs = new LinkedHashMap<>();
  private final Set<String> enabled = new LinkedHashSet<>();

  TemplateScope(
      Unfolding unfolding, HotTemplate template, Place place, Map<String, Expression> parameters) {
    this.unfolding = unfolding;
    this.template = template;
    this.place = place;
    this.parameters = parameters;
    this.snippets =
        new SnippetCompiler(template.version(), unfolding.functions(template.version()), this);
    this.conditions = new ConditionSet(template.conditions(), snippets::constant);
  }

  /** Returns the outputs; an output whose condition does not hold is null. */
  Map<String, Expression> outputs() {
    return outputs;
  }

  /** Adds the template's resources, all of which depend on the given ones, and its outputs. */
  void compile(Set<String> inheritedDependencies) {
    conditions.decideAll();
    template
        .resources()
        .forEach(
            (name, resource) -> {
              if (conditions.holds(resource.condition(), "resources." + name + ".condition")) {
                enabled.add(name);
              }
            });
    for (String name : enabled) {
      HotTemplate.Resource resource = template.resources().get(name);
      if (resource != null) {
        add(resource, place.prefix() + name, inheritedDependencies, "resources." + name);
      }
    }
    template.outputs().forEach(this::compileOutput);
  }

  private void compileOutput(String name, HotTemplate.Output output) {
    String path = "outputs." + name;
    boolean holds = conditions.holds(output.condition(), path + ".condition");
    outputs.put(
        name, holds ? snippets.compile(output.value(), path + ".value") : Expression.literal(null));
  }

  private void add(
      HotTemplate.Resource resource, String qualified, Set<String> inherited, String path) {
    Set<String> dependencies = new LinkedHashSet<>(inherited);
    for (String name : resource.dependsOn()) {
      if (enabled.contains(name)) {
        dependencies.add(place.prefix() + name);
      } else if (!template.resources().containsKey(name)) {
        throw HotException.at(path + ".depends_on", "resource '%s' does not exist".formatted(name));
      }
    }
    String type = unfolding.resolveType(resource.type(), path + ".type");
    if (type.equals(GROUP_TYPE)) {
      addGroup(resource, qualified, dependencies, path);
    } else if (unfolding.isTemplate(type)) {
      addNested(resource, type, qualified, dependencies, path);
    } else {
      addPlain(resource, type, qualified, dependencies, path);
    }
  }

  private void addPlain(
      HotTemplate.Resource resource,
      String type,
      String qualified,
      Set<String> dependencies,
      String path) {
    unfolding.add(
        new CompiledResource(
            qualified,
            type,
            snippets.compile(orEmpty(resource.properties()), path + ".properties"),
            snippets.compile(orEmpty(resource.metadata()), path + ".metadata"),
            dependencies,
            policy(resource, path),
            externalId(resource, path),
            null));
  }

  private void addGroup(
      HotTemplate.Resource resource, String qualified, Set<String> dependencies, String path) {
    ResourceGroup group = ResourceGroup.of(resource, snippets, path + ".properties");
    Map<String, String> members = new LinkedHashMap<>();
    for (HotTemplate.Resource member : group.members(resource)) {
      String name = qualified + "/" + member.name();
      add(member, name, dependencies, path + ".properties.resource_def");
      members.put(member.name(), name);
    }
    addComposite(resource, GROUP_TYPE, qualified, dependencies, new Composite.Group(members), path);
  }

  private void addNested(
      HotTemplate.Resource resource,
      String file,
      String qualified,
      Set<String> dependencies,
      String path) {
    Place inner =
        new Place(qualified + "/", place.depth() + 1, place.stackName() + "-" + resource.name());
    HotTemplate nested = unfolding.template(file, inner, path + ".type");
    Expression properties = snippets.compile(orEmpty(resource.properties()), path + ".properties");
    Map<String, Expression> values = new LinkedHashMap<>(pseudoParameters(inner));
    values.putAll(NestedParameters.bind(nested, properties, path + ".properties"));
    TemplateScope scope = new TemplateScope(unfolding, nested, inner, values);
    scope.facade.put(
        "metadata", snippets.compile(orEmpty(resource.metadata()), path + ".metadata"));
    scope.facade.put(
        "deletion_policy", Expression.literal(orDefault(resource.deletionPolicy(), "Delete")));
    scope.facade.put(
        "update_policy",
        snippets.compile(orEmpty(resource.updatePolicy()), path + ".update_policy"));
    scope.compile(dependencies);
    List<String> names = new ArrayList<>();
    scope.enabled.forEach(name -> names.add(inner.prefix() + name));
    addComposite(
        resource,
        NESTED_TYPE,
        qualified,
        dependencies,
        new Composite.Nested(names, scope.outputs),
        path);
  }

  private void addComposite(
      HotTemplate.Resource resource,
      String type,
      String qualified,
      Set<String> dependencies,
      Composite composite,
      String path) {
    Set<String> all = new LinkedHashSet<>(dependencies);
    if (composite instanceof Composite.Group group) {
      all.addAll(group.members().values());
    } else if (composite instanceof Composite.Nested nested) {
      all.addAll(nested.resources());
    }
    unfolding.add(
        new CompiledResource(
            qualified,
            type,
            Expression.literal(Map.of()),
            Expression.literal(Map.of()),
            all,
            policy(resource, path),
            null,
            composite));
  }

  private Map<String, Expression> pseudoParameters(Place inner) {
    Map<String, Expression> inherited = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) -> {
          if (name.startsWith("OS::")) {
            inherited.put(name, value);
          }
        });
    inherited.put("OS::stack_name", Expression.literal(inner.stackName()));
    return inherited;
  }

  private DeletionPolicy policy(HotTemplate.Resource resource, String path) {
    String at = path + ".deletion_policy";
    return DeletionPolicy.of(
        snippets.constant(resource.deletionPolicy(), at), template.version(), at);
  }

  private @Nullable String externalId(HotTemplate.Resource resource, String path) {
    Object id = snippets.constant(resource.externalId(), path + ".external_id");
    if (id == null || id instanceof String) {
      return (String) id;
    }
    throw HotException.at(
        path + ".external_id", "expected a string, got " + StackValues.described(id));
  }

  private static Object orEmpty(@Nullable Object section) {
    return orDefault(section, Map.of());
  }

  private static Object orDefault(@Nullable Object value, Object otherwise) {
    return value == null ? otherwise : value;
  }

  @Override
  public Expression parameter(String name, String path) {
    Expression value = parameters.get(name);
    if (value == null) {
      throw HotException.at(
          path,
          "parameter '%s' is not declared; declared are %s"
              .formatted(name, template.parameters().keySet()));
    }
    return value;
  }

  @Override
  public String resource(String name, String path) {
    if (enabled.contains(name)) {
      return place.prefix() + name;
    }
    throw HotException.at(
        path,
        template.resources().containsKey(name)
            ? "resource '%s' is disabled by its condition".formatted(name)
            : "resource '%s' does not exist".formatted(name));
  }

  @Override
  public String file(String name, String path) {
    return unfolding.file(name, path);
  }

  @Override
  public boolean condition(@Nullable Object condition, String path) {
    return conditions.holds(condition, path);
  }

  @Override
  public Expression facade(@Nullable Object part, String path) {
    Expression value = part instanceof String name ? facade.get(name) : null;
    if (value == null) {
      throw HotException.at(
          path,
          facade.isEmpty()
              ? "only a nested template stands behind a resource"
              : "takes one of " + FACADE_PARTS);
    }
    return value;
  }
}
