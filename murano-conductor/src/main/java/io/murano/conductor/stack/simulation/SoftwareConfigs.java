package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.hot.StackIdentity;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds configurations that resources hand on by their id. Thread-safe. */
final class SoftwareConfigs {

  static final String CONFIG = "config";

  private final SimulatedNetwork network;

  SoftwareConfigs(SimulatedNetwork network) {
    this.network = network;
  }

  /** Returns a configuration; empty if the text is not the id of one. */
  Optional<CloudObject> find(StackIdentity stack, String id) {
    return network.inventory().find(stack.region(), Kind.SOFTWARE_CONFIG, id);
  }

  /** Returns the text of the configuration if the text is the id of one, else the text itself. */
  String text(StackIdentity stack, String idOrText) {
    return find(stack, idOrText).map(config -> config.text(CONFIG)).orElse(idOrText);
  }

  /** Returns what the api says about a configuration. */
  static Map<String, @Nullable Object> body(
      String id, String name, String group, @Nullable Object config) {
    return Map.of("id", id, "name", name, "group", group, CONFIG, config == null ? "" : config);
  }
}
