package io.murano.conductor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingHttpTests {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final AtomicInteger requests = new AtomicInteger();
  private @Nullable HttpServer server;

  @AfterEach
  void close() {
    if (server != null) {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void serviceThatSaysItIsAwayIsAskedAgain(int status) throws Exception {
    URI service = serve(0, status, 2);

    assertThat(status(new RetryingHttp(TIMEOUT, LONG), service)).isEqualTo(200);

    assertThat(requests).hasValue(3);
  }

  @Test
  void serviceThatIsBeingRestartedIsWaitedFor() throws Exception {
    URI service = serve(0, 200, 0);
    server().stop(0);
    RetryingHttp http = new RetryingHttp(TIMEOUT, LONG);
    CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> status(http, service));

    Thread.sleep(1_000);
    assertThat(answer).isNotDone();
    serve(service.getPort(), 200, 0);

    assertThat(answer.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(200);
  }

  @Test
  void serviceThatStaysAwayIsGivenUp() throws Exception {
    URI service = serve(0, 200, 0);
    server().stop(0);

    assertThatThrownBy(() -> status(new RetryingHttp(TIMEOUT, Duration.ofSeconds(1)), service))
        .isInstanceOf(RemoteServiceException.class)
        .hasMessageStartingWith(service + " cannot be asked: ConnectException (");
  }

  @Test
  void failureOfTheServiceIsNoReasonToWaitLong() throws Exception {
    URI service = serve(0, 500, Integer.MAX_VALUE);

    assertThatThrownBy(() -> status(new RetryingHttp(TIMEOUT, LONG), service))
        .isInstanceOf(RemoteServiceException.class)
        .hasMessageContaining("it answers 500 (5 attempts in ");

    assertThat(requests).hasValue(5);
  }

  @Test
  void refusalIsAnAnswer() throws Exception {
    URI service = serve(0, 403, Integer.MAX_VALUE);

    assertThat(status(new RetryingHttp(TIMEOUT, LONG), service)).isEqualTo(403);

    assertThat(requests).hasValue(1);
  }

  @Test
  void waitingEndsWithTheInterruptOfItsThread() throws Exception {
    URI service = serve(0, 503, Integer.MAX_VALUE);
    RetryingHttp http = new RetryingHttp(TIMEOUT, LONG);
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                http.send(http.request(service).build(), BodyHandlers.discarding());
              } catch (InterruptedException | RuntimeException e) {
                end.complete(e);
              }
            });
    waiting.start();

    waiting.interrupt();

    assertThat(end.get(LONG.toSeconds(), TimeUnit.SECONDS))
        .isInstanceOf(InterruptedException.class);
  }

  private static int status(RetryingHttp http, URI service) {
    try {
      return http.send(http.request(service).build(), BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpServer server() {
    return java.util.Objects.requireNonNull(server);
  }

  /** Answers a number of requests with a status, those after it with 200. */
  private URI serve(int port, int status, int times) throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    started.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(requests.incrementAndGet() <= times ? status : 200, -1);
          }
        });
    started.start();
    server = started;
    return URI.create("http://127.0.0.1:" + started.getAddress().getPort() + "/v1/things");
  }
}
