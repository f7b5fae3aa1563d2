package io.murano.e2e.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the launcher tells the demo.
 *
 * @param api address of the api
 * @param samples folder of the sample packages
 * @param installation folder of the installation, by which its processes are known
 * @param password password of the user "demo"; a secret
 * @param management the broker's management interface, or null when it is not known
 * @param keep whether the application stays
 */
record DemoOptions(
    URI api,
    Path samples,
    Path installation,
    String password,
    @Nullable Management management,
    boolean keep) {

  /**
   * The broker's management interface.
   *
   * @param uri its address
   * @param user user
   * @param password the user's password; a secret
   */
  record Management(URI uri, String user, String password) {

    /** Returns a text without the password. */
    @Override
    public String toString() {
      return "Management[%s@%s]".formatted(user, uri);
    }
  }

  /** Reads arguments and environment. */
  static DemoOptions of(List<String> arguments, Map<String, String> environment) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      values.put(arguments.get(i), arguments.get(i + 1));
    }
    return new DemoOptions(
        URI.create(required(values, "--api")),
        Path.of(required(values, "--samples")),
        Path.of(required(values, "--installation")),
        required(environment, "MURANO_DEMO_PASSWORD"),
        management(environment),
        arguments.contains("--keep"));
  }

  private static @Nullable Management management(Map<String, String> environment) {
    String uri = environment.get("MURANO_RABBITMQ_MANAGEMENT_URI");
    if (uri == null) {
      return null;
    }
    return new Management(
        URI.create(uri),
        required(environment, "MURANO_RABBITMQ_USER"),
        required(environment, "MURANO_RABBITMQ_PASSWORD"));
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  /** Returns a text without secrets. */
  @Override
  public String toString() {
    return "DemoOptions[api=%s, keep=%s]".formatted(api, keep);
  }
}
