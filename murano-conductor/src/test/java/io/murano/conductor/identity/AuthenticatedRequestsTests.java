package io.murano.conductor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which token a question carries, and when another one is fetched. */
class AuthenticatedRequestsTests {

  private final FakeService service;

  AuthenticatedRequestsTests() throws IOException {
    service = new FakeService();
    service.add("/v3/a", "{}");
    service.add("/v3/b", "{}");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private AuthenticatedRequests requests(Tokens tokens) {
    return new AuthenticatedRequests(FakeService.client(), tokens);
  }

  private int status(AuthenticatedRequests requests, String place) throws InterruptedException {
    return requests
        .get(URI.create(service.root() + place), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void goodTokenIsKept() throws Exception {
    AuthenticatedRequests requests = requests(new ListedTokens("new"));

    assertThat(status(requests, "/a")).isEqualTo(200);
    assertThat(status(requests, "/b")).isEqualTo(200);
    assertThat(service.asked()).containsExactly("new /v3/a", "new /v3/b");
  }

  @Test
  void refusedTokenIsReplacedAndNotTriedAgain() throws Exception {
    AuthenticatedRequests requests = requests(new ListedTokens("old", "new"));

    assertThat(status(requests, "/a")).isEqualTo(200);
    assertThat(status(requests, "/b")).isEqualTo(200);
    assertThat(service.asked()).containsExactly("old /v3/a", "new /v3/a", "new /v3/b");
  }

  @Test
  void whereThereIsNoFirstTokenOneIsFetched() throws Exception {
    AuthenticatedRequests requests = requests(new ListedTokens("", "stale", "new"));

    assertThat(status(requests, "/a")).isEqualTo(200);
    assertThat(service.asked()).containsExactly("stale /v3/a", "new /v3/a");
  }

  @Test
  void secondRefusalIsTheAnswer() throws Exception {
    AuthenticatedRequests requests = requests(new ListedTokens("old", "older", "new"));

    assertThat(status(requests, "/a")).isEqualTo(401);
    assertThat(service.asked()).containsExactly("old /v3/a", "older /v3/a");
  }
}
