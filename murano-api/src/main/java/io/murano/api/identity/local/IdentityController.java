package io.murano.api.identity.local;

import io.murano.api.error.ApiException;
import io.murano.api.http.JsonBody;
import io.murano.api.identity.local.LocalIdentityProvider.Issued;
import io.murano.api.identity.local.LocalIdentityProvider.TokenScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The part of the Identity v3 API that OpenStack clients use to log in. */
@RestController
@ConditionalOnLocalIdentity
@RequestMapping("/v3")
final class IdentityController {

  private static final String SUBJECT_TOKEN = "X-Subject-Token";
  private static final String AUTH_TOKEN = "X-Auth-Token";
  private static final String SERVICE_ROLE = "service";

  private final Login login;
  private final LocalIdentityProvider identity;
  private final LocalDirectory directory;
  private final TokenDocument documents;

  IdentityController(
      Login login,
      LocalIdentityProvider identity,
      LocalDirectory directory,
      TokenDocument documents) {
    this.login = login;
    this.identity = identity;
    this.directory = directory;
    this.documents = documents;
  }

  @GetMapping({"", "/"})
  Map<String, Object> version(HttpServletRequest request) {
    Map<String, Object> version =
        Map.of(
            "id",
            "v3.14",
            "status",
            "stable",
            "updated",
            "2020-04-07T00:00:00Z",
            "links",
            List.of(Map.of("rel", "self", "href", baseUrl(request) + "/v3/")),
            "media-types",
            List.of(
                Map.of(
                    "base",
                    "application/json",
                    "type",
                    "application/vnd.openstack.identity-v3+json")));
    return Map.of("version", version);
  }

  @PostMapping("/auth/tokens")
  ResponseEntity<Map<String, Object>> login(JsonBody body, HttpServletRequest request) {
    Issued issued = login.login(TokenRequest.of(body.object()));
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(SUBJECT_TOKEN, issued.text())
        .header("Vary", AUTH_TOKEN)
        .body(documents.token(issued.scope(), withCatalogue(request), baseUrl(request)));
  }

  /** Answers {@code HEAD} as well: Spring leaves the body out. */
  @GetMapping("/auth/tokens")
  ResponseEntity<Map<String, Object>> validate(
      @RequestHeader(name = AUTH_TOKEN, required = false) @Nullable String token,
      @RequestHeader(name = SUBJECT_TOKEN, required = false) @Nullable String subject,
      HttpServletRequest request) {
    TokenScope scope = subject(token, subject);
    return ResponseEntity.ok()
        .header(SUBJECT_TOKEN, String.valueOf(subject))
        .body(documents.token(scope, withCatalogue(request), baseUrl(request)));
  }

  @DeleteMapping("/auth/tokens")
  ResponseEntity<Void> revoke(
      @RequestHeader(name = AUTH_TOKEN, required = false) @Nullable String token,
      @RequestHeader(name = SUBJECT_TOKEN, required = false) @Nullable String subject) {
    identity.revoke(subject(token, subject).token());
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/auth/projects")
  Map<String, Object> projects(
      @RequestHeader(name = AUTH_TOKEN, required = false) @Nullable String token,
      HttpServletRequest request) {
    String base = baseUrl(request);
    List<Map<String, Object>> projects =
        directory.projectsOf(own(token).user()).stream()
            .map(project -> TokenDocument.project(project, base))
            .toList();
    return Map.of("projects", projects, "links", Map.of("self", base + "/v3/auth/projects"));
  }

  @GetMapping("/auth/catalog")
  Map<String, Object> catalogue(
      @RequestHeader(name = AUTH_TOKEN, required = false) @Nullable String token,
      HttpServletRequest request) {
    if (own(token).project() == null) {
      throw ApiException.forbidden("A token without project has no catalogue");
    }
    String base = baseUrl(request);
    return Map.of(
        "catalog", documents.catalogue(base), "links", Map.of("self", base + "/v3/auth/catalog"));
  }

  /** A caller may look at its own token; others' tokens take an admin or a service user. */
  private TokenScope subject(@Nullable String token, @Nullable String subject) {
    TokenScope caller = own(token);
    if (subject == null) {
      throw ApiException.badRequest("Header " + SUBJECT_TOKEN + " is required");
    }
    if (!subject.equals(token)
        && !identity.isAdmin(caller)
        && !caller.roles().contains(SERVICE_ROLE)) {
      throw ApiException.forbidden("Only an admin or a service user may look at others' tokens");
    }
    return identity
        .resolve(subject)
        .orElseThrow(() -> ApiException.notFound("The subject token is not valid"));
  }

  private TokenScope own(@Nullable String token) {
    return Optional.ofNullable(token)
        .flatMap(identity::resolve)
        .orElseThrow(() -> ApiException.unauthorized("A valid " + AUTH_TOKEN + " is required"));
  }

  private static boolean withCatalogue(HttpServletRequest request) {
    return request.getParameter("nocatalog") == null;
  }

  private static String baseUrl(HttpServletRequest request) {
    return ServletUriComponentsBuilder.fromRequest(request)
        .replacePath(null)
        .replaceQuery(null)
        .build()
        .toUriString();
  }
}
