package io.murano.api.identity.local;

import io.murano.api.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of {@code POST /v3/auth/tokens} as far as it is understood: methods {@code password} and
 * {@code token}, scope to a project or none.
 *
 * @param methods the methods named
 * @param password user and password, when the method is used
 * @param token the token to exchange, when the method is used; a secret
 * @param scope the wanted scope; null when the request does not say
 */
record TokenRequest(
    List<String> methods,
    @Nullable Password password,
    @Nullable String token,
    @Nullable Scope scope) {

  /** Reads the body, or fails with 400 naming the missing member. */
  static TokenRequest of(JsonNode body) {
    JsonNode identity = member(member(body, "auth"), "identity");
    List<String> methods = new ArrayList<>();
    member(identity, "methods").forEach(method -> methods.add(method.asString("")));
    Password password = null;
    String token = null;
    for (String method : methods) {
      switch (method) {
        case "password" -> password = Password.of(member(member(identity, "password"), "user"));
        case "token" -> token = text(member(identity, "token"), "id");
        default ->
            throw ApiException.unauthorized(
                "Authentication method " + method + " is not offered; offered: password, token");
      }
    }
    if (password == null && token == null) {
      throw ApiException.badRequest("auth.identity.methods must name password or token");
    }
    return new TokenRequest(methods, password, token, Scope.of(body.path("auth").path("scope")));
  }

  private static JsonNode member(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw ApiException.badRequest("Member " + name + " is missing in the authentication request");
    }
    return value;
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = member(node, name);
    if (!value.isString()) {
      throw ApiException.badRequest("Member " + name + " must be a string");
    }
    return value.stringValue();
  }

  private static @Nullable String optionalText(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value != null && value.isString() ? value.stringValue() : null;
  }

  /** Returns a text without secrets. */
  @Override
  public String toString() {
    return "TokenRequest[methods=%s]".formatted(methods);
  }

  /** User by id or by name, and the password. */
  record Password(@Nullable String id, @Nullable String name, boolean ourDomain, String password) {

    static Password of(JsonNode user) {
      return new Password(
          optionalText(user, "id"),
          optionalText(user, "name"),
          user.has("id") || isOurDomain(user.get("domain")),
          text(user, "password"));
    }

    @Override
    public String toString() {
      return "Password[user=%s]".formatted(name == null ? id : name);
    }
  }

  /** A project by id or by name; neither means explicitly unscoped. */
  record Scope(@Nullable String projectId, @Nullable String projectName, boolean ourDomain) {

    static @Nullable Scope of(JsonNode scope) {
      if (scope.isMissingNode() || scope.isNull()) {
        return null;
      }
      if (scope.isString() && scope.stringValue().equals("unscoped")) {
        return new Scope(null, null, true);
      }
      JsonNode project = scope.get("project");
      if (project == null) {
        throw ApiException.unauthorized("Only a project can be the scope of a token here");
      }
      return new Scope(
          optionalText(project, "id"),
          optionalText(project, "name"),
          project.has("id") || isOurDomain(project.get("domain")));
    }

    boolean isUnscoped() {
      return projectId == null && projectName == null;
    }
  }

  private static boolean isOurDomain(@Nullable JsonNode domain) {
    if (domain == null) {
      return false;
    }
    String id = optionalText(domain, "id");
    String name = optionalText(domain, "name");
    return id != null
        ? id.equals(LocalDirectory.DOMAIN_ID)
        : name != null && name.equalsIgnoreCase(LocalDirectory.DOMAIN_NAME);
  }
}
