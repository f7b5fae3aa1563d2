package io.murano.conductor.cli.offline;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.agent.AgentBroker;
import io.murano.conductor.muranopl.library.EngineConfiguration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The options that the core library reads (contract muranopl §5.6), at their defaults. */
final class OfflineOptions implements EngineConfiguration {

  private final Map<String, @Nullable Object> values = new HashMap<>();

  OfflineOptions(AgentBroker broker) {
    values.put("home_region", null);
    values.put("file_server", null);
    values.put("engine.agent_source", "murano-agent");
    values.put("rabbitmq.host", broker.host());
    values.put("rabbitmq.port", (long) broker.port());
    values.put("rabbitmq.login", broker.login());
    values.put("rabbitmq.password", broker.password());
    values.put("rabbitmq.virtual_host", broker.virtualHost());
    values.put("rabbitmq.ssl", broker.ssl());
    values.put("rabbitmq.insecure", broker.insecure());
    values.put("rabbitmq.ca_certs", "");
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
    return values.get(name);
  }
}
