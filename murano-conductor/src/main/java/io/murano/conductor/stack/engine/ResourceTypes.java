package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.hot.HotException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The resource types of a provider. Immutable and thread-safe. */
public final class ResourceTypes {

  private final Map<String, ResourceType> byName = new TreeMap<>();

  /** Creates the registry. */
  public ResourceTypes(Collection<? extends ResourceType> types) {
    types.forEach(type -> byName.put(type.name(), type));
  }

  /**
   * Returns the type of a name.
   *
   * @throws HotException if there is none; the message names resource and type
   */
  ResourceType get(String type, String resource) {
    ResourceType found = byName.get(type);
    if (found == null) {
      throw HotException.at(
          "resources." + resource + ".type",
          "resource type '%s' is not supported by this cloud provider; supported are %s"
              .formatted(type, byName.keySet()));
    }
    return found;
  }
}
