package io.murano.api.identity.keystone;

import io.murano.api.identity.Caller;
import io.murano.api.identity.PasswordLogin;
import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.common.json.MuranoJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks Keystone's v3 api. The service user's own token is kept and renewed. Thread-safe.
 *
 * <p>All methods throw {@link MuranoException} with {@code UNAVAILABLE} when Keystone does not
 * answer or does not know the service user.
 */
final class KeystoneClient {

  private static final String AUTH_TOKEN = "X-Auth-Token";
  private static final String SUBJECT_TOKEN = "X-Subject-Token";
  private static final Duration RENEWAL = Duration.ofMinutes(1);

  private final RestClient rest;
  private final KeystoneProperties properties;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable ServiceToken serviceToken;

  KeystoneClient(RestClient rest, KeystoneProperties properties, Clock clock) {
    this.rest = rest;
    this.properties = properties;
    this.clock = clock;
  }

  /** Returns what a token stands for; empty when Keystone does not accept it. */
  Optional<KeystoneToken> validate(String token) {
    return asService(
        own -> {
          try {
            String body =
                rest.get()
                    .uri("/auth/tokens")
                    .header(AUTH_TOKEN, own)
                    .header(SUBJECT_TOKEN, token)
                    .retrieve()
                    .body(String.class);
            return Optional.of(KeystoneToken.of(parse(body)));
          } catch (HttpClientErrorException.NotFound e) {
            return Optional.empty();
          }
        });
  }

  /** Creates a trust from the caller to the service user and returns its id. */
  String createTrust(Caller caller) {
    ObjectNode trust = MuranoJson.mapper().createObjectNode();
    ObjectNode content = trust.putObject("trust");
    content.put("trustor_user_id", caller.userId());
    content.put("trustee_user_id", answer(this::current).userId());
    content.put("project_id", caller.projectId());
    content.put("impersonation", true);
    caller.roles().forEach(role -> content.withArray("roles").addObject().put("name", role));
    String body =
        answer(
            () ->
                rest.post()
                    .uri("/OS-TRUST/trusts")
                    .header(AUTH_TOKEN, caller.token())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(trust.toString())
                    .retrieve()
                    .body(String.class));
    JsonNode id = parse(body).path("trust").path("id");
    if (!id.isString()) {
      throw new MuranoException(ErrorCode.UNAVAILABLE, "Keystone gave no id of a trust");
    }
    return id.stringValue();
  }

  /** Returns a token for user and password; empty when Keystone does not accept them. */
  Optional<String> logIn(PasswordLogin.Credentials user, PasswordLogin.Place place) {
    return answer(
        () -> {
          try {
            return Optional.of(logIn(user, project(place.project(), place.domain())).text());
          } catch (HttpClientErrorException.Unauthorized | HttpClientErrorException.Forbidden e) {
            return Optional.empty();
          }
        });
  }

  /** Deletes a trust, as the trustor, whom the trust lets the service user be. */
  void deleteTrust(String trustId) {
    ObjectNode scope = MuranoJson.mapper().createObjectNode();
    scope.putObject("OS-TRUST:trust").put("id", trustId);
    answer(
        () ->
            rest.delete()
                .uri("/OS-TRUST/trusts/{id}", trustId)
                .header(AUTH_TOKEN, logIn(serviceUser(), scope).text())
                .retrieve()
                .toBodilessEntity());
  }

  /** Does something with the service token, and once more with a new one if it is refused. */
  private <T> T asService(Function<String, T> work) {
    return answer(
        () -> {
          ServiceToken token = current();
          try {
            return work.apply(token.text());
          } catch (HttpClientErrorException.Unauthorized e) {
            forget(token);
            return work.apply(current().text());
          }
        });
  }

  private static <T extends @Nullable Object> T answer(Supplier<T> request) {
    try {
      return request.get();
    } catch (RestClientException e) {
      throw unavailable(e);
    }
  }

  private ServiceToken current() {
    ServiceToken token = serviceToken;
    if (token != null && clock.instant().isBefore(token.renewal())) {
      return token;
    }
    lock.lock();
    try {
      token = serviceToken;
      if (token == null || !clock.instant().isBefore(token.renewal())) {
        token =
            logIn(serviceUser(), project(properties.projectName(), properties.projectDomainName()));
        serviceToken = token;
      }
      return token;
    } finally {
      lock.unlock();
    }
  }

  private void forget(ServiceToken refused) {
    lock.lock();
    try {
      if (refused.equals(serviceToken)) {
        serviceToken = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private ServiceToken logIn(PasswordLogin.Credentials who, ObjectNode scope) {
    ResponseEntity<String> response =
        rest.post()
            .uri("/auth/tokens")
            .contentType(MediaType.APPLICATION_JSON)
            .body(credentials(who, scope).toString())
            .retrieve()
            .toEntity(String.class);
    String text = response.getHeaders().getFirst(SUBJECT_TOKEN);
    if (response.getStatusCode() != HttpStatus.CREATED || text == null) {
      throw new MuranoException(ErrorCode.UNAVAILABLE, "Keystone gave no token");
    }
    KeystoneToken token = KeystoneToken.of(parse(response.getBody()));
    return new ServiceToken(text, token.userId(), token.expires().minus(RENEWAL));
  }

  private static ObjectNode credentials(PasswordLogin.Credentials who, ObjectNode scope) {
    ObjectNode request = MuranoJson.mapper().createObjectNode();
    ObjectNode auth = request.putObject("auth");
    ObjectNode identity = auth.putObject("identity");
    identity.putArray("methods").add("password");
    ObjectNode user = identity.putObject("password").putObject("user");
    user.put("name", who.user()).put("password", who.password());
    user.putObject("domain").put("name", who.domain());
    auth.set("scope", scope);
    return request;
  }

  private PasswordLogin.Credentials serviceUser() {
    return new PasswordLogin.Credentials(
        properties.username(), properties.userDomainName(), properties.password());
  }

  private static ObjectNode project(String name, String domain) {
    ObjectNode scope = MuranoJson.mapper().createObjectNode();
    ObjectNode project = scope.putObject("project");
    project.put("name", name);
    project.putObject("domain").put("name", domain);
    return scope;
  }

  private static JsonNode parse(@Nullable String body) {
    if (body == null || body.isEmpty()) {
      return MuranoJson.mapper().missingNode();
    }
    try {
      return MuranoJson.mapper().readTree(body);
    } catch (JacksonException e) {
      throw new MuranoException(ErrorCode.UNAVAILABLE, "Keystone's answer is not JSON", e);
    }
  }

  private static MuranoException unavailable(RestClientException cause) {
    return new MuranoException(
        ErrorCode.UNAVAILABLE, "Keystone cannot be used: " + cause.getMessage(), cause);
  }

  /** The service user's token; the text is a secret. */
  private record ServiceToken(String text, String userId, Instant renewal) {
    @Override
    public String toString() {
      return "ServiceToken[until %s]".formatted(renewal);
    }
  }
}
