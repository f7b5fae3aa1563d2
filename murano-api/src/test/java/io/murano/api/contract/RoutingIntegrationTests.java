package io.murano.api.contract;

import static io.murano.api.support.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.common.json.MuranoJson;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all routes (contract rest-api §1). */
@ApiIntegrationTest
class RoutingIntegrationTests {

  private static final int LARGEST_BODY = 10 << 20;

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v2/environments", "/favicon.ico", "/v1.0", "//"})
  void otherRootsAnswerTheVersionDocument(String path, ApiClient api) {
    ApiResponse response = ApiClient.at(api.port()).get(path).expect(300);

    assertThat(response.json())
        .isEqualTo(
            json(
                """
                {'versions': [{'id': 'v1.0', 'status': 'CURRENT',
                  'links': [{'rel': 'self', 'href': 'http://127.0.0.1:%d/v1/'}]}]}
                """
                    .formatted(api.port())));
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.header("X-Openstack-Request-Id")).startsWith("req-");
    ApiClient.at(api.port()).send("DELETE", path, null).expect(300);
  }

  @Test
  void versionDocumentHonoursTheProxy(ApiClient api) {
    ApiResponse response =
        ApiClient.at(api.port())
            .with("X-Forwarded-Proto", "https")
            .with("X-Forwarded-Host", "murano.example")
            .get("/");

    assertThat(response.json().at("/versions/0/links/0/href").stringValue())
        .isEqualTo("https://murano.example/v1/");
  }

  @Test
  void tokenIsAskedForBeforeTheRoute(ApiClient api) {
    ApiClient nobody = ApiClient.at(api.port());
    for (String path : new String[] {"/v1", "/v1/", "/v1/environments", "/v1/nope"}) {
      ApiResponse response = nobody.get(path).expectError(401);
      assertThat(response.header("WWW-Authenticate"))
          .isEqualTo("Keystone uri=\"http://127.0.0.1:%d/v3\"".formatted(api.port()));
      assertThat(response.header("X-Openstack-Request-Id")).startsWith("req-");
    }
    nobody.with("X-Auth-Token", "nonsense").get("/v1/environments").expectError(401);
    nobody.with("X-Auth-Token", "").get("/v1/environments").expectError(401);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1",
    "GET, /v1/",
    "GET, /v1/environments/",
    "GET, /v1/nope",
    "POST, /v1/environments/x",
    "PATCH, /v1/environments",
    "PUT, /v1/templates",
    "OPTIONS, /v1/environments",
    "HEAD, /v1/environments",
    "TRACE, /v1/environments",
    "GET, /v1/environments/x/configure",
    "POST, /v1/templates/x/services/",
    "GET, /v1/environments/x/model"
  })
  void unknownRouteAndWrongMethodAreNotFound(String method, String path, ApiClient api) {
    ApiResponse response = api.send(method, path, null).expect(404);
    if (!method.equals("HEAD")) {
      response.expectError(404);
    }
  }

  @Test
  void bodyTypeIsJudgedWhenThereIsABody(ApiClient api) {
    String body = "{\"name\": \"shop\"}";
    api.with("Content-Type", "text/plain").post("/v1/environments", body).expectError(415);
    api.with("Content-Type", "nonsense").post("/v1/environments", body).expectError(415);
    api.with("Content-Type", "application/xml").post("/v1/environments", body).expectError(415);
    api.with("Content-Type", "multipart/form-data; boundary=x")
        .post("/v1/environments", body)
        .expectError(415);
    api.with("Content-Type", "text/plain").get("/v1/environments").ok();
    api.with("Content-Type", "application/json; charset=utf-8").post("/v1/environments", body).ok();
  }

  @Test
  void bodyWithoutATypeIsIgnored(ApiClient api) throws IOException {
    String answer =
        raw(
            api,
            "POST /v1/environments HTTP/1.1\r\nHost: x\r\nX-Auth-Token: %s\r\n"
                + "Content-Length: 12\r\nConnection: close\r\n\r\n{\"name\":\"x\"}");

    assertThat(answer).startsWith("HTTP/1.1 400").contains("A JSON body is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{'a': 1} x", "{'a': }", "nope", "{'a': 01}", "\u0000"})
  void malformedJsonIsABadRequest(String body, ApiClient api) {
    api.post("/v1/environments", body.replace('\'', '"')).expectError(400);
  }

  @Test
  void deepBodiesAreRefused(ApiClient api) {
    api.post("/v1/environments", "[".repeat(100_000)).expectError(400);
  }

  /** Whether the length is told beforehand or the body comes in chunks. */
  @Test
  void bodiesOfTheLargestSizeAreReadAndNoLargerOnes(ApiClient api) {
    ApiClient client = api.with("Content-Type", "application/json");
    byte[] larger = padded("{\"name\": \"b\"}", LARGEST_BODY + 1);

    client.post("/v1/environments", padded("{\"name\": \"a\"}", LARGEST_BODY)).ok();
    client.sendChunked("POST", "/v1/environments", padded("{\"name\": \"b\"}", LARGEST_BODY)).ok();
    for (ApiResponse refused :
        List.of(
            client.post("/v1/environments", larger),
            client.sendChunked("POST", "/v1/environments", larger),
            ApiClient.at(api.port()).post("/v3/auth/tokens", larger))) {
      assertThat(refused.expectError(413).error()).isEqualTo("The body is larger than 10240 KiB");
    }
  }

  /** White space after a document means nothing. */
  private static byte[] padded(String document, int length) {
    byte[] padded = Arrays.copyOf(document.getBytes(StandardCharsets.UTF_8), length);
    Arrays.fill(padded, document.length(), length, (byte) ' ');
    return padded;
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 200",
    "*/*, 200",
    "'text/html, */*;q=0.5', 200",
    "application/*, 200",
    "text/html, 406",
    "application/octet-stream, 406",
    "nonsense, 406"
  })
  void jsonMustBeAcceptable(String accept, int status, ApiClient api) {
    assertThat(api.with("Accept", accept).get("/v1/environments").status()).isEqualTo(status);
  }

  @Test
  void acceptIsCheckedAlsoWhereTheAnswerIsEmpty(ApiClient api) {
    String id = api.post("/v1/environments", Map.of("name", "shop")).text("id");

    api.with("Accept", "text/html").delete("/v1/environments/" + id).expectError(406);

    api.get("/v1/environments/" + id).ok();
  }

  @Test
  void whatTomcatRefusesLooksLikeEverythingElse(ApiClient api) throws IOException {
    String answer =
        raw(
            api,
            "GET /v1/%%zz HTTP/1.1\r\nHost: x\r\nX-Auth-Token: %s\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400");
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    assertThat(MuranoJson.mapper().readTree(body).at("/error/code").intValue()).isEqualTo(400);
  }

  @Test
  void answersCarrySecurityHeadersAndAreNotCached(ApiClient api) {
    ApiResponse response = api.get("/v1/environments");

    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(response.header("Cache-Control")).contains("no-store");
  }

  @Test
  void browsersFromElsewhereAreNotAllowedUnlessConfigured(ApiClient api) {
    ApiResponse response = api.with("Origin", "https://evil.example").get("/v1/environments");

    assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void managementTellsHealthAndMetrics(ApiClient api) {
    ApiClient nobody = ApiClient.at(api.port());

    assertThat(nobody.get("/actuator/health/liveness").text("status")).isEqualTo("UP");
    assertThat(
            nobody
                .get("/actuator/health/readiness")
                .ok()
                .at("/components/rabbit/status")
                .stringValue())
        .isEqualTo("UP");
    assertThat(nobody.get("/actuator/prometheus").body())
        .contains(
            "murano_api_outbox_messages", "murano_api_streams_open", "murano_api_dead_letters");
    assertThat(nobody.get("/actuator/env").status()).isEqualTo(404);
  }

  private static String raw(ApiClient api, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", api.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(request.formatted(api.header("X-Auth-Token")).getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
