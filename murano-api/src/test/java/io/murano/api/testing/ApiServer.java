package io.murano.api.testing;

import io.murano.api.MuranoApiApplication;
import io.murano.common.json.MuranoJson;
import io.murano.testkit.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An api instance in this JVM with local identity: the projects {@code p0}, {@code p1}, … and the
 * users {@code admin} and {@code member}, who have the role of their name in each of them. Tests
 * that share an instance take a project of their own with {@link #newProject}. It does without a
 * broker.
 */
public final class ApiServer implements AutoCloseable {

  private static final int PROJECTS = 400;
  private static final String PASSWORD = "not-a-secret";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final AtomicInteger NEXT_PROJECT = new AtomicInteger();

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  private ApiServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Returns the instance that tests with no special wishes share; it ends with the JVM. */
  public static ApiServer shared() {
    return Shared.SERVER;
  }

  private static final class Shared {
    static final ApiServer SERVER = start(TestDatabase.of(ApiServer.class));
  }

  /** Starts a further instance; properties are written {@code name=value}. */
  public static ApiServer start(TestDatabase database, String... properties) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=0");
    arguments.add("--spring.datasource.url=" + database.jdbcUrl());
    arguments.add("--spring.datasource.username=" + database.username());
    arguments.add("--spring.datasource.password=" + database.password());
    arguments.add("--spring.rabbitmq.addresses=amqp://nobody:nothing@127.0.0.1:1");
    arguments.add("--logging.level.org.springframework.amqp=OFF");
    arguments.add("--murano.api.identity.provider=local");
    arguments.add("--murano.api.limits.logins-per-second=0");
    String local = "--murano.api.identity.local.";
    for (int i = 0; i < PROJECTS; i++) {
      arguments.add(local + "projects[%d].name=p%d".formatted(i, i));
      arguments.add(local + "projects[%d].id=p%d".formatted(i, i));
    }
    List<String> users = List.of("admin", "member");
    for (int i = 0; i < users.size(); i++) {
      arguments.add(local + "users[%d].name=%s".formatted(i, users.get(i)));
      arguments.add(local + "users[%d].password={noop}%s".formatted(i, PASSWORD));
      arguments.add(local + "users[%d].roles.[*][0]=%s".formatted(i, users.get(i)));
    }
    for (String property : properties) {
      arguments.add("--" + property);
    }
    return new ApiServer(
        new SpringApplicationBuilder(MuranoApiApplication.class)
            .run(arguments.toArray(String[]::new)));
  }

  /** Returns the id, which is the name, of a project that no other test uses. */
  public static String newProject() {
    int number = NEXT_PROJECT.getAndIncrement();
    if (number >= PROJECTS) {
      throw new IllegalStateException("more tests than projects: raise ApiServer.PROJECTS");
    }
    return "p" + number;
  }

  /** Returns a client that acts as an ordinary member of a project. */
  public ApiClient member(String project) {
    return client("member", project);
  }

  /** Returns a client that acts as administrator in a project. */
  public ApiClient admin(String project) {
    return client("admin", project);
  }

  /** Returns a client that sends this token, or none if it is null. */
  public ApiClient withToken(@Nullable String token) {
    return new ApiClient(http, url(), token);
  }

  private ApiClient client(String user, String project) {
    Map<String, Object> domain = Map.of("domain", Map.of("id", "default"));
    Map<String, Object> body =
        Map.of(
            "auth",
            Map.of(
                "identity",
                Map.of(
                    "methods",
                    List.of("password"),
                    "password",
                    Map.of(
                        "user",
                        Map.of(
                            "name", user, "password", PASSWORD, "domain", domain.get("domain")))),
                "scope",
                Map.of("project", Map.of("id", project))));
    ApiResponse response =
        ApiClient.send(
            http,
            HttpRequest.newBuilder(URI.create(url() + "/v3/auth/tokens"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(MuranoJson.mapper().writeValueAsBytes(body)))
                .build());
    if (response.status() != 201) {
      throw new IllegalStateException("no token: " + response);
    }
    return withToken(response.header("X-Subject-Token"));
  }

  /** Returns the address without a path. */
  public String url() {
    ServletWebServerApplicationContext web = (ServletWebServerApplicationContext) context;
    return "http://127.0.0.1:" + java.util.Objects.requireNonNull(web.getWebServer()).getPort();
  }

  @Override
  public void close() {
    context.close();
  }
}
