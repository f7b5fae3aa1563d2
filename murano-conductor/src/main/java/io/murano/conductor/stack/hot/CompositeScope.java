package io.murano.conductor.stack.hot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers for groups and nested templates from their members, and passes questions about ordinary
 * resources on. Immutable.
 */
public final class CompositeScope implements EvaluationScope {

  private static final String MEMBER_PREFIX = "resource.";

  private final Map<String, CompiledResource> resources;
  private final EvaluationScope plain;

  /**
   * Creates the scope.
   *
   * @param resources the resources of the template
   * @param plain answers for ordinary resources
   */
  public CompositeScope(Map<String, CompiledResource> resources, EvaluationScope plain) {
    this.resources = resources;
    this.plain = plain;
  }

  @Override
  public @Nullable Object reference(String resource) {
    Composite composite = composite(resource);
    if (composite == null) {
      return plain.reference(resource);
    }
    Expression id =
        composite instanceof Composite.Nested nested ? nested.outputs().get("OS::stack_id") : null;
    return id == null ? resource : id.evaluate(this);
  }

  @Override
  public @Nullable Object attribute(
      String resource, @Nullable String attribute, List<?> selection) {
    Composite composite = composite(resource);
    if (composite instanceof Composite.Group group) {
      return group(group, attribute, selection);
    }
    if (composite instanceof Composite.Nested nested) {
      return nested(nested, attribute, selection);
    }
    return plain.attribute(resource, attribute, selection);
  }

  private @Nullable Composite composite(String resource) {
    CompiledResource compiled = resources.get(resource);
    return compiled == null ? null : compiled.composite();
  }

  private @Nullable Object nested(
      Composite.Nested nested, @Nullable String attribute, List<?> selection) {
    if (attribute == null) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      nested.outputs().forEach((name, value) -> all.put(name, value.evaluate(this)));
      return all;
    }
    if (attribute.startsWith(MEMBER_PREFIX)) {
      return member(memberNames(nested), attribute, selection);
    }
    Expression output = nested.outputs().get(attribute);
    return output == null ? null : Selection.select(output.evaluate(this), selection);
  }

  private @Nullable Object group(
      Composite.Group group, @Nullable String attribute, List<?> selection) {
    Map<String, @Nullable Object> references = new LinkedHashMap<>();
    group.members().forEach((name, member) -> references.put(name, reference(member)));
    if (attribute == null) {
      return Map.of("refs", new ArrayList<>(references.values()), "refs_map", references);
    }
    if (attribute.startsWith(MEMBER_PREFIX)) {
      return member(group.members(), attribute, selection);
    }
    return switch (attribute) {
      case "refs" -> Selection.select(new ArrayList<>(references.values()), selection);
      case "refs_map" -> Selection.select(references, selection);
      case "removed_rsrc_list" -> List.of();
      case "attributes" -> attributesByMember(group, selection);
      default -> attributeOfAll(group, attribute, selection);
    };
  }

  private @Nullable Object attributesByMember(Composite.Group group, List<?> selection) {
    if (selection.isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    List<?> rest = selection.subList(1, selection.size());
    group
        .members()
        .forEach(
            (name, member) ->
                values.put(name, attribute(member, String.valueOf(selection.get(0)), rest)));
    return values;
  }

  private List<@Nullable Object> attributeOfAll(
      Composite.Group group, String attribute, List<?> selection) {
    List<@Nullable Object> values = new ArrayList<>();
    group.members().values().forEach(member -> values.add(attribute(member, attribute, selection)));
    return values;
  }

  /**
   * {@code resource.<name>} is a member, {@code resource.<name>.<attribute>} is one of its
   * attributes.
   */
  private @Nullable Object member(
      Map<String, String> members, String attribute, List<?> selection) {
    String rest = attribute.substring(MEMBER_PREFIX.length());
    int dot = rest.indexOf('.');
    String member = members.get(dot < 0 ? rest : rest.substring(0, dot));
    if (member == null) {
      return null;
    }
    if (dot >= 0) {
      return attribute(member, rest.substring(dot + 1), selection);
    }
    return selection.isEmpty()
        ? reference(member)
        : attribute(
            member, String.valueOf(selection.get(0)), selection.subList(1, selection.size()));
  }

  private static Map<String, String> memberNames(Composite.Nested nested) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String resource : nested.resources()) {
      names.put(resource.substring(resource.lastIndexOf('/') + 1), resource);
    }
    return names;
  }
}
