package io.murano.conductor.stack.hot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the scopes of one compilation share: files, environment, and the flat list of resources they
 * fill. Used by one thread, once.
 */
final class Unfolding {

  /** Heat's default limit for one tree of stacks. */
  private static final int MAX_RESOURCES = 1_000;

  /** Heat's default limit of nesting. */
  private static final int MAX_DEPTH = 5;

  private static final Pattern TEMPLATE_NAME = Pattern.compile(".*\\.(yaml|yml|template|json)");

  private final Map<String, @Nullable Object> files;
  private final HotEnvironment environment;
  private final YaqlBridge yaql;
  private final Map<String, CompiledResource> resources = new LinkedHashMap<>();

  Unfolding(Map<String, @Nullable Object> files, HotEnvironment environment, YaqlBridge yaql) {
    this.files = files;
    this.environment = environment;
    this.yaql = yaql;
  }

  /** Compiles the outermost template. */
  TemplateScope root(HotTemplate template, Map<String, Expression> parameters, String stackName) {
    TemplateScope scope =
        new TemplateScope(this, template, new TemplateScope.Place("", 0, stackName), parameters);
    scope.compile(Set.of());
    return scope;
  }

  Map<String, CompiledResource> resources() {
    return Collections.unmodifiableMap(resources);
  }

  IntrinsicFunctions functions(HotVersion version) {
    return IntrinsicFunctions.of(version, yaql);
  }

  void add(CompiledResource resource) {
    if (resources.size() >= MAX_RESOURCES) {
      throw HotException.at(
          "resources", "a stack has at most %d resources".formatted(MAX_RESOURCES));
    }
    resources.put(resource.name(), resource);
  }

  /** Returns the type a name stands for: the registry of the environment may rename types. */
  String resolveType(String name, String path) {
    Set<String> seen = new LinkedHashSet<>();
    String type = name;
    String target = environment.types().get(type);
    while (target != null && !target.equals(type)) {
      if (!seen.add(type)) {
        throw HotException.at(path, "the registry of types goes in a circle: " + seen);
      }
      type = target;
      target = environment.types().get(type);
    }
    return type;
  }

  /** Returns whether the type is the name of a nested template. */
  boolean isTemplate(String type) {
    return files.containsKey(type) || TEMPLATE_NAME.matcher(type).matches();
  }

  String file(String name, String path) {
    if (files.get(name) instanceof String content) {
      return content;
    }
    throw HotException.at(
        path, "file '%s' was not given; given are %s".formatted(name, files.keySet()));
  }

  /** Returns the nested template in a file. */
  HotTemplate template(String file, TemplateScope.Place place, String path) {
    if (place.depth() > MAX_DEPTH) {
      throw HotException.at(path, "templates are nested at most %d deep".formatted(MAX_DEPTH));
    }
    try {
      return HotTemplate.of(Sections.map(HotYaml.parse(file(file, path)), "template"));
    } catch (HotException e) {
      throw HotException.at(path + " (" + file + ")", String.valueOf(e.getMessage()));
    }
  }
}
