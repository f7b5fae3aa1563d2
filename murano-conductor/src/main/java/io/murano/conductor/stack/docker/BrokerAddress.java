package io.murano.conductor.stack.docker;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where containers find the broker. Stateless. */
final class BrokerAddress {

  private static final Pattern HOST =
      Pattern.compile("(?ms)^\\s*\\[rabbitmq]\\s*$(?:(?!^\\s*\\[).)*?^\\s*host\\s*[=:]\\s*(\\S+)");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private BrokerAddress() {}

  /**
   * Returns the host to use in the place of the one in the agent's configuration; null to keep it.
   *
   * @param configuration text of {@code agent.conf}
   * @param configured the operator's wish, or null
   * @param gateway address of this host in the container's network
   */
  static @Nullable String override(
      String configuration, @Nullable String configured, String gateway) {
    if (configured != null && !configured.isBlank()) {
      return configured;
    }
    Matcher host = HOST.matcher(configuration);
    boolean loopback =
        !host.find() || LOOPBACK.contains(host.group(1)) || host.group(1).startsWith("127.");
    return loopback ? gateway : null;
  }
}
