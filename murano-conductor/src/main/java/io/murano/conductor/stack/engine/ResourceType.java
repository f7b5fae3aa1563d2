package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.hot.CompiledResource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of resource. Implementations are stateless and thread-safe; all that must outlive a call
 * is in the {@link ResourceOutcome}.
 *
 * <p>Creating, updating and deleting happen inside a transaction of the store, several resources in
 * one, and must be quick. What reaches out of the database, such as starting a process, is done by
 * {@link #realise} after the transaction was committed and undone by {@link #release} before the
 * resource is deleted.
 *
 * <p>Every operation may be repeated after the process died in the middle of it, with the same
 * physical id: it finds what was made before, and accepts that there is nothing left to delete.
 * Operations throw {@link ResourceException} (or {@code HotException} for a value that cannot be
 * used) to fail the resource with the message as its reason.
 */
public interface ResourceType {

  /** Returns the name of the type, for example {@code OS::Nova::Server}. */
  String name();

  /** Returns the properties. */
  PropertySchema properties();

  /** Returns the names of the attributes, {@code show} excluded, which every type has. */
  Set<String> attributes();

  /** Returns whether templates may ask for an attribute. */
  default boolean hasAttribute(String attribute) {
    return attribute.equals("show") || attributes().contains(attribute);
  }

  /** Returns whether {@link #realise} and {@link #release} do something. */
  default boolean hasEffects() {
    return false;
  }

  /** Makes the thing. */
  ResourceOutcome create(StackResource resource);

  /** Changes the thing; only called when all changed properties are updatable. */
  default ResourceOutcome update(StackResource resource) {
    return create(resource);
  }

  /** Deletes the thing. */
  void delete(StackResource resource);

  /**
   * Makes real what {@link #create} or {@link #update} decided; outside any transaction, may take
   * its time.
   *
   * @param resource the resource with the state that was decided
   * @return what to remember from now on
   */
  default Map<String, @Nullable Object> realise(StackResource resource) {
    return resource.state();
  }

  /** Undoes {@link #realise}; outside any transaction, may take its time. */
  default void release(StackResource resource) {}

  /** Prepares the thing for being replaced: gives up what the replacement may claim. */
  default void prepareReplacement(StackResource resource) {}

  /** Returns whether a change needs a new thing although the properties may be updated. */
  default boolean mustReplace(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    return false;
  }

  /**
   * Returns names of resources that must exist before a resource of this type although it does not
   * mention them.
   *
   * @param self the resource
   * @param all all resources of the stack by name
   */
  default Set<String> implicitRequirements(
      CompiledResource self, Map<String, CompiledResource> all) {
    return Set.of();
  }

  /** Returns what {@code get_resource} yields. */
  default Object reference(StackResource resource) {
    return resource.physicalId();
  }

  /** Returns the value of an attribute, {@code show} included; null if it has none. */
  @Nullable Object attribute(StackResource resource, String attribute);
}
