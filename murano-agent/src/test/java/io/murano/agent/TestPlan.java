package io.murano.agent;

import io.murano.agent.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A plan in the making. Starts as a complete plan of format 2.0.0; members can be changed. */
final class TestPlan {

  private static final AtomicLong STAMPS = new AtomicLong(System.currentTimeMillis() * 10);

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
  private final Map<String, Object> files = new LinkedHashMap<>();
  private final Map<String, Object> scripts = new LinkedHashMap<>();

  private TestPlan(String body) {
    members.put("FormatVersion", "2.0.0");
    members.put("ID", UUID.randomUUID().toString().replace("-", ""));
    members.put("Stamp", STAMPS.incrementAndGet());
    members.put("Action", "Execute");
    members.put("Name", "a test");
    members.put("Parameters", Map.of());
    members.put("Body", body);
    members.put("Files", files);
    members.put("Scripts", scripts);
  }

  /** A plan without scripts. */
  static TestPlan body(String body) {
    return new TestPlan(body);
  }

  /** A plan whose body returns what one shell script writes. */
  static TestPlan shell(String script) {
    return body("return run().stdout\n").script("run", script);
  }

  /** Adds a shell script under a name. */
  TestPlan script(String name, String text, String... fileIds) {
    return text(name + "-file", name + ".sh", "#!/bin/sh\n" + text + "\n")
        .application(name, name + "-file", fileIds);
  }

  /** Adds an application whose files are there. */
  TestPlan application(String name, String entryPoint, String... fileIds) {
    return script(
        name,
        Map.of(
            "Type",
            "Application",
            "Version",
            "1.0.0",
            "EntryPoint",
            entryPoint,
            "Files",
            List.of(fileIds),
            "Options",
            Map.of("captureStdout", true, "captureStderr", true, "verifyExitcode", true)));
  }

  TestPlan script(String name, Map<String, ?> definition) {
    scripts.put(name, definition);
    return this;
  }

  TestPlan text(String id, String name, String content) {
    files.put(id, Map.of("Name", name, "BodyType", "Text", "Body", content));
    return this;
  }

  TestPlan base64(String id, String name, String content) {
    files.put(id, Map.of("Name", name, "BodyType", "Base64", "Body", content));
    return this;
  }

  TestPlan download(String id, String name, String url) {
    files.put(id, Map.of("Name", name, "Type", "Downloadable", "URL", url));
    return this;
  }

  TestPlan with(String member, @Nullable Object value) {
    members.put(member, value);
    return this;
  }

  TestPlan without(String member) {
    members.remove(member);
    return this;
  }

  /** Returns the plan's id, or null if it has none. */
  @Nullable String id() {
    return (String) members.get("ID");
  }

  /** Returns the message id: the plan's, or a fresh one. */
  String messageId() {
    String id = id();
    return id == null ? UUID.randomUUID().toString().replace("-", "") : id;
  }

  byte[] bytes() {
    return JsonText.write(members);
  }
}
