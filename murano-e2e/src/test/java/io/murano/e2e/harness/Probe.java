package io.murano.e2e.harness;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An application that does what a test asks for; its package is {@code io.murano.e2e.Probe} among
 * the test resources. Immutable.
 */
public final class Probe {

  private static final String PACKAGE = "io.murano.e2e.Probe";

  private final String id;
  private final Map<String, Object> properties;

  private Probe(String id, Map<String, Object> properties) {
    this.id = id;
    this.properties = Map.copyOf(properties);
  }

  /** Returns one that reports a step and is done. */
  public static Probe named(String name) {
    return new Probe(newId(), Map.of("name", name));
  }

  /** Uploads the package, unless the catalogue has it. */
  public static void uploadTo(MuranoClient client) {
    client.uploadIfAbsent(PACKAGE);
  }

  /** Returns one that reports a number of steps with pauses, in seconds, between them. */
  public Probe steps(int number, int pause) {
    return with("steps", number).with("pause", pause);
  }

  /** Returns one that fails at its end. */
  public Probe failure(String text) {
    return with("failure", text);
  }

  /** Returns one with a machine that signs a file with the name, which takes some seconds. */
  public Probe signing(Path ledger, int seconds) {
    Map<String, Object> machine = new HashMap<>();
    machine.put("?", Map.of("id", newId(), "type", "io.murano.resources.LinuxMuranoInstance"));
    machine.put("name", "signer");
    machine.put("flavor", "m1.small");
    machine.put("image", "local");
    return with("instance", machine).with("ledger", ledger.toString()).with("signing", seconds);
  }

  /** Returns what the machine of the environment's only application has answered, or "". */
  public static String answer(MuranoClient client, String environment) {
    return client
        .get("/v1/environments/" + environment + "/services")
        .path(0)
        .path("answer")
        .asString("");
  }

  private Probe with(String property, Object value) {
    Map<String, Object> changed = new HashMap<>(properties);
    changed.put(property, value);
    return new Probe(id, changed);
  }

  /** Id of the application. */
  public String id() {
    return id;
  }

  /** Returns the object model as a client posts it. */
  public Map<String, Object> model() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("?", Map.of("id", id, "type", PACKAGE + "/1.0.0", "package", PACKAGE));
    object.putAll(properties);
    return object;
  }

  private static String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
