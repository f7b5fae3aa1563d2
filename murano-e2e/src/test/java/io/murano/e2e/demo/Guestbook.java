package io.murano.e2e.demo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The application that the demo deploys: {@code io.murano.samples.Guestbook} with the ids of its
 * objects.
 *
 * @param application id of the application
 * @param store id of the tier that keeps the entries
 * @param webMachine id of the machine that shows the page
 * @param storeMachine id of the machine that keeps the entries
 */
record Guestbook(String application, String store, String webMachine, String storeMachine) {

  static final String PACKAGE = "io.murano.samples.Guestbook";

  private static final String MACHINE = "io.murano.resources.LinuxMuranoInstance";

  /** Returns an application with new ids. */
  static Guestbook create() {
    return new Guestbook(newId(), newId(), newId(), newId());
  }

  /** Returns the object model as a client posts it. */
  Map<String, Object> model() {
    Map<String, Object> storeTier = object(store, "io.murano.samples.EntryStore/1.0.0", PACKAGE);
    storeTier.put("instance", machine(storeMachine, "store"));
    Map<String, Object> book = object(application, PACKAGE + "/1.0.0", PACKAGE);
    book.put("name", "Guestbook");
    book.put("title", "Murano in Java");
    book.put("store", storeTier);
    book.put("instance", machine(webMachine, "web"));
    return book;
  }

  /** Returns the names to show for the objects that reports are about. */
  Map<String, String> names() {
    return Map.of(
        application, "Guestbook", store, "store", webMachine, "web", storeMachine, "store");
  }

  private static Map<String, Object> machine(String id, String name) {
    Map<String, Object> machine = new HashMap<>();
    machine.put("?", Map.of("id", id, "type", MACHINE));
    machine.put("name", name);
    machine.put("flavor", "m1.small");
    machine.put("image", "local");
    return machine;
  }

  private static Map<String, Object> object(String id, String type, String packageName) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("?", Map.of("id", id, "type", type, "package", packageName));
    return object;
  }

  private static String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** The addresses that the deployed application has in its model. */
  record Outputs(String page, String store, String webAddress, String storeAddress) {

    static Outputs of(JsonNode application) {
      return new Outputs(
          application.path("url").asString(),
          application.path("store").path("url").asString(),
          firstAddress(application.path("instance")),
          firstAddress(application.path("store").path("instance")));
    }

    private static String firstAddress(JsonNode machine) {
      return machine.path("ipAddresses").path(0).asString("no address");
    }
  }
}
