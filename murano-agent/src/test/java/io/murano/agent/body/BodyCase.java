package io.murano.agent.body;

import io.murano.agent.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A body and what CPython makes of it, as recorded by {@code src/test/python/record_bodies.py}.
 *
 * @param id file and number
 * @param body the body
 * @param parameters the plan's parameters
 * @param expected {@code code} with {@code body}, or with {@code message} and {@code info}
 */
record BodyCase(
    String id,
    String body,
    Map<String, @Nullable Object> parameters,
    Map<String, @Nullable Object> expected) {

  static Stream<BodyCase> all() {
    return Stream.of("packages", "language", "strings", "syntax").flatMap(BodyCase::read);
  }

  /** Returns the ids on which the built-in engine deliberately differs. */
  static Set<String> differences() {
    Set<String> ids = new HashSet<>();
    for (String line : resource("/bodies/differences.txt").split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        ids.add(line.substring(0, line.indexOf(' ')));
      }
    }
    return ids;
  }

  /** Returns whether the body is like those of published packages. */
  boolean ofPackages() {
    return id.startsWith("packages-");
  }

  /** Returns its number in its file. */
  int number() {
    return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
  }

  boolean succeeds() {
    return Long.valueOf(0).equals(expected.get("code"));
  }

  private static Stream<BodyCase> read(String name) {
    return resource("/bodies/" + name + ".jsonl").lines().map(BodyCase::parse);
  }

  private static String resource(String name) {
    try (InputStream in = BodyCase.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("No resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BodyCase parse(String line) {
    Map<String, @Nullable Object> members = object(JsonText.read(line));
    return new BodyCase(
        String.valueOf(members.get("id")),
        String.valueOf(members.get("body")),
        object(members.get("args")),
        object(members.get("expected")));
  }

  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, member) -> object.put(String.valueOf(key), member));
    }
    return object;
  }

  /** Runs the case and returns what came out in the form of {@link #expected}. */
  Map<String, @Nullable Object> run(BodyEngine engine, BodyEngine.Surroundings surroundings) {
    Map<String, @Nullable Object> outcome = new LinkedHashMap<>();
    try {
      Object value = engine.run(BodyProgram.of(body, parameters), surroundings);
      outcome.put("code", 0L);
      outcome.put("body", JsonText.read(JsonText.write(value)));
    } catch (BodyException e) {
      outcome.put("code", (long) e.errorCode());
      outcome.put("message", e.getMessage());
      outcome.put("info", e.additionalInfo());
    }
    return outcome;
  }

  @Override
  public String toString() {
    return id + ": " + body.strip().replace("\n", "⏎");
  }
}
