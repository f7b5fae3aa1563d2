package io.murano.conductor.system;

import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.object.MuranoObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes objects of entries of the identity service. */
final class IdentityObjects {

  /** What the service says for its own purposes; packages do not see it. */
  private static final Set<String> HIDDEN = Set.of("links", "enabled", "parent_id", "domain_id");

  private IdentityObjects() {}

  /**
   * Creates an object of the class whose static method is being called.
   *
   * @param named attribute that has a property of its own; the others are in {@code extra}
   */
  static MuranoObject create(NativeCall call, IdentityDirectory.Entry entry, String named) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put("id", entry.id());
    properties.put("name", entry.name());
    properties.put("domain", entry.domain());
    properties.put(named, entry.attributes().get(named));
    Map<String, @Nullable Object> extra = new LinkedHashMap<>(entry.attributes());
    extra.keySet().removeIf(key -> HIDDEN.contains(key) || key.equals(named));
    properties.put("extra", extra);
    return call.create(call.type(), properties);
  }
}
