package io.murano.agent.config;

import java.util.Optional;
import java.util.Set;

/** Which keys of {@code agent.conf} are settings of the agent, and their property names. */
final class ConfKey {

  private static final String PREFIX = "murano.agent.";
  private static final String DEFAULT_SECTION = "DEFAULT";
  private static final String RABBITMQ_SECTION = "rabbitmq";

  private static final Set<String> AGENT =
      Set.of(
          "storage",
          "engine_key",
          "enable_dynamic_result_queue",
          "body_engine",
          "python",
          "status_file",
          "malformed_output",
          "plan_limit",
          "output_limit",
          "result_limit",
          "max_waiting",
          "history",
          "min_free",
          "kill_grace",
          "shutdown_grace",
          "progress_interval");

  private static final Set<String> RABBITMQ =
      Set.of(
          "host",
          "port",
          "login",
          "password",
          "virtual_host",
          "ssl",
          "ssl_version",
          "ca_certs",
          "insecure",
          "verify_hostname",
          "input_queue",
          "result_exchange",
          "result_routing_key",
          "exclusive",
          "heartbeat",
          "connect_timeout",
          "reconnect_initial",
          "reconnect_max");

  private ConfKey() {}

  static boolean isKnown(String section, String key) {
    if (DEFAULT_SECTION.equals(section)) {
      return AGENT.contains(key);
    }
    return RABBITMQ_SECTION.equals(section) && RABBITMQ.contains(key);
  }

  /** Returns the property that a key sets, unless the key is unknown. */
  static Optional<String> propertyFor(String section, String key) {
    if (!isKnown(section, key)) {
      return Optional.empty();
    }
    String name = key.replace('_', '-');
    return Optional.of(PREFIX + (DEFAULT_SECTION.equals(section) ? name : section + "." + name));
  }

  static Set<String> agentKeys() {
    return AGENT;
  }

  static Set<String> rabbitmqKeys() {
    return RABBITMQ;
  }
}
