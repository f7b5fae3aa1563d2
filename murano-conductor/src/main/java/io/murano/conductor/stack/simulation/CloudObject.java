package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.StackValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that exists in the simulated cloud.
 *
 * @param kind what it is
 * @param id its identifier, unique among its kind in a region
 * @param region region it is in
 * @param projectId project that owns it; null for what all projects share
 * @param name its name
 * @param stackId stack it belongs to; null if to none
 * @param body it as the api of its service shows it
 */
public record CloudObject(
    Kind kind,
    String id,
    String region,
    @Nullable String projectId,
    String name,
    @Nullable String stackId,
    Map<String, @Nullable Object> body) {

  /** What there is. */
  public enum Kind {
    /** A network. */
    NETWORK,
    /** A subnet. */
    SUBNET,
    /** A port. */
    PORT,
    /** A router. */
    ROUTER,
    /** A floating address. */
    FLOATING_IP,
    /** A security group. */
    SECURITY_GROUP,
    /** A server. */
    SERVER,
    /** A key pair. */
    KEY_PAIR,
    /** A server group. */
    SERVER_GROUP,
    /** A flavor. */
    FLAVOR,
    /** A volume. */
    VOLUME,
    /** An attachment of a volume to a server. */
    VOLUME_ATTACHMENT,
    /** Configuration that servers are given. */
    SOFTWARE_CONFIG;

    /** Returns what people call it. */
    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Copies the body. */
  public CloudObject {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(name, "name");
    body = StackValues.immutableMap(body);
  }

  /** Returns a text of the body; empty if it has none of this key. */
  String text(String key) {
    return body.get(key) instanceof String text ? text : "";
  }

  /** Returns a list of maps of the body; empty if it has none of this key. */
  List<Map<String, @Nullable Object>> maps(String key) {
    return body.get(key) instanceof List<?> list
        ? list.stream()
            .<Map<String, @Nullable Object>>map(item -> StackValues.immutableMap((Map<?, ?>) item))
            .toList()
        : List.of();
  }

  /** Returns the object with some entries of its body replaced. */
  CloudObject with(Map<String, ? extends @Nullable Object> changes) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(body);
    changed.putAll(changes);
    return new CloudObject(kind, id, region, projectId, name, stackId, changed);
  }

  /** Returns a text without the body, which may hold secrets. */
  @Override
  public String toString() {
    return "CloudObject[%s %s, name=%s]".formatted(kind, id, name);
  }
}
