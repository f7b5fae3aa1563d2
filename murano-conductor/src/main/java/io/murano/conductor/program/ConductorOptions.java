package io.murano.conductor.program;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.agent.AgentBroker;
import io.murano.conductor.muranopl.library.EngineConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The options that package code can read with {@code config()} (contract muranopl §5.6). Options
 * that are not listed there are not shown, whatever the conductor is configured with. Immutable.
 */
final class ConductorOptions implements EngineConfiguration {

  private static final String BROKER = "rabbitmq.";

  private final Map<String, @Nullable Object> values = new HashMap<>();

  ConductorOptions(EnvironmentProperties environment, AgentBroker broker, @Nullable Path caCerts) {
    values.put("home_region", environment.homeRegion());
    values.put("file_server", environment.fileServer());
    values.put("engine.agent_source", environment.agentSource());
    values.put(BROKER + "host", broker.host());
    values.put(BROKER + "port", (long) broker.port());
    values.put(BROKER + "login", broker.login());
    values.put(BROKER + "password", broker.password());
    values.put(BROKER + "virtual_host", broker.virtualHost());
    values.put(BROKER + "ssl", broker.ssl());
    values.put(BROKER + "insecure", broker.insecure());
    values.put(BROKER + "ca_certs", caCerts == null ? "" : caCerts.toString());
  }

  @Override
  public @Nullable Object get(@Nullable String group, String option, boolean asFile) {
    String name = group == null ? option : group + "." + option;
    if (!values.containsKey(name)) {
      throw new MuranoException(
          ErrorCode.PACKAGE_CODE,
          "There is no option %s; package code can read %s"
              .formatted(name, new TreeSet<>(values.keySet())));
    }
    Object value = values.get(name);
    return asFile && value != null ? content(name, value.toString()) : value;
  }

  private static String content(String name, String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new MuranoException(
          ErrorCode.INVALID_INPUT,
          "The file that option %s names cannot be read".formatted(name),
          e);
    }
  }
}
