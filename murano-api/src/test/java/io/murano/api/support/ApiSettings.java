package io.murano.api.support;

import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Settings of an api under test: servers of the test kit, projects and users. */
public final class ApiSettings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** Owner of the database and virtual host that all api tests share. */
  static final Class<?> OWNER = ApiSettings.class;

  /** Where the instances keep uploads while they check them. */
  public static final Path UPLOADS =
      Path.of("target", "uploads-of-tests", String.valueOf(ProcessHandle.current().pid()))
          .toAbsolutePath();

  private static final String LOCAL = "murano.api.identity.local.";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(properties()).applyTo(context);
  }

  /** Returns the settings. */
  public static Map<String, String> properties() {
    TestDatabase database = TestDatabase.of(OWNER);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("spring.datasource.url", database.jdbcUrl());
    properties.put("spring.datasource.username", database.username());
    properties.put("spring.datasource.password", database.password());
    properties.put("spring.rabbitmq.addresses", TestBroker.of(OWNER).uri());
    properties.put("murano.api.limits.logins-per-second", "0");
    properties.put("murano.api.catalog.upload.temporary-folder", UPLOADS.toString());
    properties.put("murano.api.messaging.max-backoff", "1s");
    properties.put("murano.api.outbox.max-backoff", "1s");
    properties.put("murano.api.conductor.timeout", "2s");
    properties.put("murano.api.deployment.result-hold", "2s");
    properties.put(LOCAL + "projects[0].name", "alpha");
    properties.put(LOCAL + "projects[1].name", "beta");
    user(properties, 0, "alice", "alpha", "member");
    user(properties, 1, "bob", "beta", "member");
    user(properties, 2, "rita", "alpha", "reader");
    user(properties, 3, "root", "beta", "admin");
    user(properties, 4, "anna", "alpha", "member");
    user(properties, 5, "service", "[*]", "service");
    user(properties, 6, "admin", "[*]", "admin");
    user(properties, 7, "member", "[*]", "member");
    Projects.declare(properties, LOCAL, 2);
    return properties;
  }

  private static void user(
      Map<String, String> properties, int index, String name, String project, String role) {
    String prefix = LOCAL + "users[" + index + "].";
    properties.put(prefix + "name", name);
    properties.put(prefix + "password", "{noop}secret-" + name);
    properties.put(prefix + "roles." + project, role);
    if (!project.startsWith("[")) {
      properties.put(prefix + "default-project", project);
    }
  }
}
