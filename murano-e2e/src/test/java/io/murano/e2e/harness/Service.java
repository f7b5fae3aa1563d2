package io.murano.e2e.harness;

import io.murano.testkit.ServiceProcess;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One service of an installation: it keeps its name, port and settings through stops, kills and
 * starts. Thread-safe.
 */
public final class Service implements AutoCloseable {

  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private final String name;
  private final int port;
  private final Supplier<ServiceProcess> starter;
  private ServiceProcess process;

  Service(String name, int port, Supplier<ServiceProcess> starter) {
    this.name = name;
    this.port = port;
    this.starter = starter;
    this.process = starter.get();
  }

  /** Name such as {@code api-1}. */
  public String name() {
    return name;
  }

  /** HTTP port. */
  public int port() {
    return port;
  }

  /** Address of the service. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The process that runs now, or ran last. */
  public synchronized ServiceProcess process() {
    return process;
  }

  /** Waits until the service says that it is ready. */
  public Service awaitReady() {
    process().awaitHttp(uri().resolve("/actuator/health/readiness"), READY_LIMIT);
    return this;
  }

  /** Starts the service again after it was stopped or killed; it is not ready yet. */
  public synchronized Service start() {
    if (!process.isAlive()) {
      process = starter.get();
    }
    return this;
  }

  /** Stops it in good order (SIGTERM). */
  public void stop() {
    process().terminate(STOP_LIMIT);
  }

  /** Ends it by SIGKILL. */
  public void kill() {
    process().kill();
  }

  @Override
  public void close() {
    process().close();
  }

  @Override
  public String toString() {
    return name;
  }
}
