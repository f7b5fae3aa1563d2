package io.murano.api.contract;

import static io.murano.api.support.ApiClient.json;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.Environments;
import io.murano.api.support.ForgedTokens;
import io.murano.common.archive.PackageBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The objects that {@link IsolationTable} names, and its callers. */
final class IsolationFixture {

  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
  private static final String PACKAGE_PATCH = "application/murano-packages-json-patch";
  private static final String MODEL_PATCH = "application/env-model-json-patch";

  private static final Map<String, String> USERS =
      Map.of("other", "bob", "public", "bob", "reader", "rita", "member", "anna", "admin", "root");

  private final ApiClient owner;
  private final ApiClient publisher;
  private final Map<String, ApiClient> callers = new ConcurrentHashMap<>();
  private final Map<String, String> objects = new ConcurrentHashMap<>();
  private final AtomicInteger counter = new AtomicInteger();

  /** Makes all objects that are not new for each call; a task waits for a conductor then. */
  IsolationFixture(ApiClient owner) {
    this.owner = owner;
    this.publisher = owner.login("root");
    callers.put("nobody", ApiClient.at(owner.port()));
    callers.put("expired", owner.with("X-Auth-Token", expired(owner.login("anna"))));
    USERS.forEach((caller, user) -> callers.put(caller, owner.login(user)));
    String environment = environment("env");
    objects.put("ses", Environments.configure(owner, environment));
    String busy = environment("busy");
    objects.put("run", Environments.configure(owner, busy));
    objects.put("task", Environments.deploy(owner, busy, get("run")));
    objects.put("other", Environments.configure(owner, environment("another")));
    objects.put("tpl", template(false));
    objects.put("public tpl", template(true));
    objects.put("pkg", upload(false));
    objects.put("public pkg", upload(true));
    objects.put("cat", category());
  }

  private static String expired(ApiClient client) {
    return ForgedTokens.withEnd(client, Instant.now().minusSeconds(1));
  }

  private String environment(String name) {
    String path = Environments.create(owner, "env" + counter.getAndIncrement());
    objects.put(name, path.substring(path.lastIndexOf('/') + 1));
    return path;
  }

  private String template(boolean isPublic) {
    return owner
        .post(
            "/v1/templates",
            Map.of("name", "tpl" + counter.getAndIncrement(), "is_public", isPublic))
        .text("id");
  }

  private String upload(boolean isPublic) {
    String fullName = "test.a" + UUID.randomUUID().toString().replace("-", "");
    String id = owner.upload(PackageBuilder.application(fullName).zip()).text("id");
    if (isPublic) {
      publisher
          .patchPackage(id, "[{\"op\": \"replace\", \"path\": \"/is_public\", \"value\": true}]")
          .ok();
    }
    return id;
  }

  private String category() {
    return publisher
        .post("/v1/catalog/categories", Map.of("name", "c" + UUID.randomUUID()))
        .text("id");
  }

  private String get(String name) {
    return Objects.requireNonNull(objects.get(name), name);
  }

  /** Returns what nobody outside of the project may read in any answer. */
  List<String> secrets() {
    return List.of(
        get("env"), get("busy"), get("ses"), get("run"), get("task"), get("tpl"), get("pkg"));
  }

  /** Sends the request of a row as one of the callers. */
  ApiResponse send(IsolationTable.Row row, String caller) {
    String path = resolve(row.path(), caller.equals("public"));
    ApiClient client = client(row, caller);
    if (row.pathWithoutQuery().endsWith("/events")) {
      return client.begin(path);
    }
    return client.send(row.method(), path, body(row));
  }

  /** An object whose name begins with new is made here and now. */
  private String resolve(String path, boolean isPublic) {
    Matcher names = NAME.matcher(path);
    StringBuilder resolved = new StringBuilder();
    String environment = "";
    while (names.find()) {
      String value;
      switch (names.group(1)) {
        case "newenv" -> {
          environment = environment("newenv");
          value = get("newenv");
        }
        case "newses" -> value = Environments.configure(owner, environment);
        case "newtpl" -> value = template(isPublic);
        case "newpkg" -> value = upload(isPublic);
        case "newcat" -> value = category();
        case "tpl", "pkg" -> value = get((isPublic ? "public " : "") + names.group(1));
        default -> value = get(names.group(1));
      }
      names.appendReplacement(resolved, value);
    }
    return names.appendTail(resolved).toString();
  }

  private ApiClient client(IsolationTable.Row row, String caller) {
    ApiClient client = Objects.requireNonNull(callers.get(caller));
    if (row.path().startsWith("/v2")) {
      client = platform(caller);
    }
    for (String session : List.of("ses", "other")) {
      client = row.isMarked(session) ? client.inSession(get(session)) : client;
    }
    if (row.isMarked("subject")) {
      client = client.with("X-Subject-Token", owner.login("alice").header("X-Auth-Token"));
    }
    if (row.isMarked("patch") || row.isMarked("model")) {
      return client.with("Content-Type", row.isMarked("patch") ? PACKAGE_PATCH : MODEL_PATCH);
    }
    boolean isFile = row.path().matches(".*/(logo|supplier_logo|download|ui)");
    return isFile ? client.with("Accept", "*/*") : client;
  }

  /** Platforms have a password in place of a token; a wrong one stands for an expired token. */
  private ApiClient platform(String caller) {
    ApiClient client = ApiClient.at(owner.port());
    if (caller.equals("nobody")) {
      return client;
    }
    String user = USERS.getOrDefault(caller, "anna");
    return client.basic(user, caller.equals("expired") ? "wrong" : "secret-" + user);
  }

  private static @Nullable Object body(IsolationTable.Row row) {
    if (row.isMarked("patch")) {
      return json("[{'op': 'add', 'path': '/tags', 'value': ['x']}]");
    }
    if (row.isMarked("model")) {
      return json("[{'op': 'replace', 'path': '/name', 'value': 'x'}]");
    }
    return row.method().equals("GET") || row.method().equals("DELETE") ? null : json("{}");
  }
}
