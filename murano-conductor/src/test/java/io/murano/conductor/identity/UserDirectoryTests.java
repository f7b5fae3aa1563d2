package io.murano.conductor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.murano.conductor.http.RemoteServiceException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users and projects as an identity service tells them. */
class UserDirectoryTests {

  private final FakeService service;
  private final UserDirectory directory;

  UserDirectoryTests() throws IOException {
    service = new FakeService();
    directory = new UserDirectory(FakeService.client(), service.root());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private static Tokens tokens() {
    return new ListedTokens("old", "new");
  }

  @Test
  void describesAUserWithTheNameOfItsDomain() throws Exception {
    service.add(
        "/v3/users/u1",
        """
        {"user": {"id": "u1", "name": "ada", "domain_id": "d1", "email": "a@x", "enabled": true}}""");
    service.add("/v3/domains/d1", "{\"domain\": {\"id\": \"d1\", \"name\": \"math\"}}");

    DirectoryEntry found = directory.find(UserDirectory.Kind.USER, "u1", tokens()).orElseThrow();

    assertThat(found).isEqualTo(new DirectoryEntry("ada", "math", Map.of("email", "a@x")));
    assertThat(service.asked())
        .containsExactly("old /v3/users/u1", "new /v3/users/u1", "new /v3/domains/d1");
  }

  @Test
  void domainThatMayNotBeAskedIsGivenByItsId() throws Exception {
    service.add("/v3/projects/p1", "{\"project\": {\"name\": \"shop\", \"domain_id\": \"d9\"}}");
    service.add(
        "/v3/projects/p2", "{\"project\": {\"name\": \"lab\", \"domain_id\": \"default\"}}");

    assertThat(directory.find(UserDirectory.Kind.PROJECT, "p1", tokens()))
        .hasValueSatisfying(entry -> assertThat(entry.domain()).isEqualTo("d9"));
    assertThat(directory.find(UserDirectory.Kind.PROJECT, "p2", tokens()))
        .hasValueSatisfying(entry -> assertThat(entry.domain()).isEqualTo("Default"));
  }

  @Test
  void whatTheServiceDoesNotKnowIsAbsent() throws Exception {
    assertThat(directory.find(UserDirectory.Kind.USER, "nobody", tokens())).isEmpty();
  }

  @Test
  void answerThatIsNoJsonIsNamed() {
    service.add("/v3/users/u1", "<html>");

    assertThatThrownBy(() -> directory.find(UserDirectory.Kind.USER, "u1", tokens()))
        .isInstanceOf(RemoteServiceException.class)
        .hasMessageContaining("answers no JSON")
        .hasMessageNotContaining("new");
  }
}
