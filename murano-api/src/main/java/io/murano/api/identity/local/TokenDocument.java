package io.murano.api.identity.local;

import io.murano.api.identity.local.LocalIdentityProvider.TokenScope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Token and catalogue as Keystone's v3 api writes them. */
final class TokenDocument {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final LocalIdentityProperties properties;

  TokenDocument(LocalIdentityProperties properties) {
    this.properties = properties;
  }

  Map<String, Object> token(TokenScope scope, boolean withCatalogue, String baseUrl) {
    Map<String, Object> token = new LinkedHashMap<>();
    token.put("methods", scope.token().methods());
    token.put("user", user(scope.user()));
    token.put("audit_ids", List.of(scope.token().auditId()));
    token.put("expires_at", date(scope.token().expires()));
    token.put("issued_at", date(scope.token().issued()));
    LocalDirectory.Project project = scope.project();
    if (project != null) {
      token.put("project", Map.of("id", project.id(), "name", project.name(), "domain", domain()));
      token.put("is_domain", false);
      token.put("roles", scope.roles().stream().sorted().map(TokenDocument::role).toList());
      if (withCatalogue) {
        token.put("catalog", catalogue(baseUrl));
      }
    }
    return Map.of("token", token);
  }

  List<Object> catalogue(String baseUrl) {
    String base = properties.publicUrl() == null ? baseUrl : properties.publicUrl();
    return List.of(
        service("identity", "keystone", base + "/v3"),
        service("application-catalog", "murano", base));
  }

  static Map<String, Object> project(LocalDirectory.Project project, String baseUrl) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", project.id());
    document.put("name", project.name());
    document.put("description", project.description());
    document.put("enabled", true);
    document.put("is_domain", false);
    document.put("domain_id", LocalDirectory.DOMAIN_ID);
    document.put("parent_id", LocalDirectory.DOMAIN_ID);
    document.put("links", Map.of("self", baseUrl + "/v3/projects/" + project.id()));
    return document;
  }

  private Map<String, Object> service(String type, String name, String url) {
    List<Object> endpoints = new ArrayList<>();
    for (String interfaceName : List.of("public", "internal", "admin")) {
      Map<String, Object> endpoint = new LinkedHashMap<>();
      endpoint.put("id", LocalDirectory.derivedId("endpoint", type + interfaceName));
      endpoint.put("interface", interfaceName);
      endpoint.put("region", properties.region());
      endpoint.put("region_id", properties.region());
      endpoint.put("url", url);
      endpoints.add(endpoint);
    }
    return Map.of(
        "id",
        LocalDirectory.derivedId("service", type),
        "type",
        type,
        "name",
        name,
        "endpoints",
        endpoints);
  }

  private static Map<String, Object> user(LocalDirectory.User user) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", user.id());
    document.put("name", user.name());
    document.put("domain", domain());
    document.put("password_expires_at", null);
    return document;
  }

  private static Map<String, Object> role(String name) {
    return Map.of("id", LocalDirectory.derivedId("role", name), "name", name);
  }

  private static Map<String, Object> domain() {
    return Map.of("id", LocalDirectory.DOMAIN_ID, "name", LocalDirectory.DOMAIN_NAME);
  }

  private static String date(Instant instant) {
    return DATE.format(instant);
  }
}
