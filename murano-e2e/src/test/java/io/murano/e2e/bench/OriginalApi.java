package io.murano.e2e.bench;

import io.murano.e2e.harness.FreePort;
import io.murano.e2e.harness.MuranoCluster;
import io.murano.testkit.Project;
import io.murano.testkit.ServiceProcess;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The original's api as Debian packages it, for comparison: two workers on a database of its own on
 * the same PostgreSQL server. Its identity service is the one that our api brings, so both check
 * tokens, and clients of ours can talk to it.
 */
final class OriginalApi implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/murano-api");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final ServiceProcess process;
  private final URI uri;

  private OriginalApi(ServiceProcess process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param bench gives the broker
   * @param murano gives the identity service
   */
  static OriginalApi start(Bench bench, MuranoCluster murano) throws IOException {
    int port = FreePort.choose();
    Path folder = Project.buildFolder().resolve("testkit/original-api");
    Files.createDirectories(folder);
    Path file = folder.resolve("murano.conf");
    Files.writeString(
        file,
        configuration(port, bench.broker())
            + database(TestDatabase.of(OriginalApi.class))
            + identity(murano));
    try (ServiceProcess migration =
        ServiceProcess.command(
                "original-db", "murano-db-manage", "--config-file", file.toString(), "upgrade")
            .start()) {
      if (migration.awaitExit(LIMIT) != 0) {
        throw new IllegalStateException("the original's tables cannot be made" + migration.tail());
      }
    }
    ServiceProcess process =
        ServiceProcess.command("original-api", PROGRAM.toString(), "--config-file", file.toString())
            .workingFolder(folder)
            .start();
    process.awaitLog("wsgi starting up on http://127.0.0.1:" + port, LIMIT);
    return new OriginalApi(process, URI.create("http://127.0.0.1:" + port));
  }

  private static String configuration(int port, TestBroker broker) {
    return """
        [DEFAULT]
        bind_host = 127.0.0.1
        bind_port = %d
        transport_url = %s
        [murano]
        api_workers = 2
        [paste_deploy]
        config_file = /etc/murano/murano-paste.ini
        """
        .formatted(port, broker.uri().replaceFirst("^amqp:", "rabbit:"));
  }

  private static String database(TestDatabase database) {
    String user = "postgresql://%s:%s@".formatted(database.username(), database.password());
    return """
        [database]
        connection = %s
        """
        .formatted(database.jdbcUrl().replace("jdbc:postgresql://", user));
  }

  private static String identity(MuranoCluster murano) {
    return """
        [keystone_authtoken]
        auth_type = password
        auth_url = %1$s
        www_authenticate_uri = %1$s
        username = murano
        password = %2$s
        project_name = service
        user_domain_id = default
        project_domain_id = default
        """
        .formatted(murano.api().uri().resolve("/v3"), murano.servicePassword());
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    process.close();
  }
}
