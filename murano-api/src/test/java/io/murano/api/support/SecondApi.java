package io.murano.api.support;

import io.murano.api.MuranoApiApplication;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Another instance of the api on the same database and broker. */
public final class SecondApi implements AutoCloseable {

  private static final Map<String, String> SETTINGS =
      Map.of("murano.api.broker.enabled", "true", "murano.api.broker.project", "alpha");

  private static @Nullable SecondApi shared;

  private final ConfigurableApplicationContext application;

  private SecondApi(ConfigurableApplicationContext application) {
    this.application = application;
  }

  /** Returns the instance that classes of {@link TwoInstancesTest} share. */
  static synchronized SecondApi shared() {
    if (shared == null) {
      shared = start(SETTINGS);
    }
    return shared;
  }

  /** Ends the shared instance, which would take messages from tests that do not expect it. */
  static synchronized void closeShared() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }

  /** Starts an instance with settings of its own on top. */
  public static SecondApi start(Map<String, String> settings) {
    Map<String, Object> properties = new LinkedHashMap<>(ApiSettings.properties());
    properties.put("server.port", "0");
    properties.putAll(settings);
    String[] arguments =
        properties.entrySet().stream()
            .map(property -> "--" + property.getKey() + "=" + property.getValue())
            .toArray(String[]::new);
    return new SecondApi(new SpringApplicationBuilder(MuranoApiApplication.class).run(arguments));
  }

  /** Returns a client of this instance without a token. */
  public ApiClient client() {
    return ApiClient.at(port());
  }

  /** Returns its port. */
  public int port() {
    return Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** Returns one of its beans. */
  public <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  /** Returns one of its beans by name. */
  public <T> T bean(String name, Class<T> type) {
    return application.getBean(name, type);
  }

  @Override
  public void close() {
    application.close();
  }
}
