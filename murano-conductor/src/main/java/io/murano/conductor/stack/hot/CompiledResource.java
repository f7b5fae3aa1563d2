package io.murano.conductor.stack.hot;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A resource that shall exist.
 *
 * @param name qualified name: members of groups and nested templates have {@code group/member}
 * @param type name of its type, aliases resolved
 * @param properties its properties, a map once evaluated
 * @param metadata its metadata, a map once evaluated
 * @param dependsOn qualified names of resources that must exist before, besides those mentioned
 * @param deletionPolicy what to do with the thing on deletion
 * @param externalId id of an existing thing the resource stands for, or null
 * @param composite what it consists of; null for an ordinary resource
 */
public record CompiledResource(
    String name,
    String type,
    Expression properties,
    Expression metadata,
    Set<String> dependsOn,
    DeletionPolicy deletionPolicy,
    @Nullable String externalId,
    @Nullable Composite composite) {

  /** Copies the dependencies. */
  public CompiledResource {
    dependsOn = Set.copyOf(dependsOn);
  }

  /** Passes every mention of another resource to the consumer. */
  public void references(Consumer<Expression.Reference> consumer) {
    properties.references(consumer);
    metadata.references(consumer);
  }

  /** Returns the qualified names of all resources that must exist before this one. */
  public Set<String> requires() {
    Set<String> required = new LinkedHashSet<>(dependsOn);
    references(reference -> required.add(reference.resource()));
    required.remove(name);
    return required;
  }
}
