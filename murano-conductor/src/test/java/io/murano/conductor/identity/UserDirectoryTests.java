package io.murano.conductor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.murano.conductor.http.RemoteServiceException;
import io.murano.conductor.http.RetryingHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users and projects as an identity service tells them. */
class UserDirectoryTests {

  private static final Tokens TOKENS =
      new Tokens() {
        @Override
        public Optional<String> first() {
          return Optional.of("old");
        }

        @Override
        public String after(String refused) {
          return refused.equals("old") ? "new" : "worse";
        }
      };

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private HttpServer server;
  private UserDirectory directory;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v3");
    directory = new UserDirectory(new RetryingHttp(Duration.ofSeconds(5), 1), root);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String answer = answers.get(exchange.getRequestURI().getPath());
    String token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
    int status = !token.equals("new") ? 401 : answer == null ? 404 : 200;
    byte[] body = (status == 200 ? answer : "{}").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void describesAUserWithTheNameOfItsDomain() throws Exception {
    answers.put(
        "/v3/users/u1",
        """
        {"user": {"id": "u1", "name": "ada", "domain_id": "d1", "email": "a@x", "enabled": true}}""");
    answers.put("/v3/domains/d1", "{\"domain\": {\"id\": \"d1\", \"name\": \"math\"}}");

    DirectoryEntry found = directory.find(UserDirectory.Kind.USER, "u1", TOKENS).orElseThrow();

    assertThat(found).isEqualTo(new DirectoryEntry("ada", "math", Map.of("email", "a@x")));
  }

  @Test
  void domainThatMayNotBeAskedIsGivenByItsId() throws Exception {
    answers.put("/v3/projects/p1", "{\"project\": {\"name\": \"shop\", \"domain_id\": \"d9\"}}");
    answers.put(
        "/v3/projects/p2", "{\"project\": {\"name\": \"lab\", \"domain_id\": \"default\"}}");

    assertThat(directory.find(UserDirectory.Kind.PROJECT, "p1", TOKENS))
        .hasValueSatisfying(entry -> assertThat(entry.domain()).isEqualTo("d9"));
    assertThat(directory.find(UserDirectory.Kind.PROJECT, "p2", TOKENS))
        .hasValueSatisfying(entry -> assertThat(entry.domain()).isEqualTo("Default"));
  }

  @Test
  void whatTheServiceDoesNotKnowIsAbsent() throws Exception {
    assertThat(directory.find(UserDirectory.Kind.USER, "nobody", TOKENS)).isEmpty();
  }

  @Test
  void answerThatIsNoJsonIsNamed() {
    answers.put("/v3/users/u1", "<html>");

    assertThatThrownBy(() -> directory.find(UserDirectory.Kind.USER, "u1", TOKENS))
        .isInstanceOf(RemoteServiceException.class)
        .hasMessageContaining("answers no JSON")
        .hasMessageNotContaining("new");
  }
}
