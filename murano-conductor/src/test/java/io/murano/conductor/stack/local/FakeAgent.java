package io.murano.conductor.stack.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Stands in for murano-agent: writes down that it was started and with which environment, starts a
 * service that leaves its session as scripts do, and waits.
 */
public final class FakeAgent {

  /** File in the machine's folder with one line for every start. */
  static final String STARTS = "starts";

  /** File in the machine's folder with the pid of the service. */
  static final String SERVICE_PID = "service.pid";

  private FakeAgent() {}

  /** Runs until it is killed. */
  public static void main(String[] arguments) throws Exception {
    Path configuration = Path.of(arguments[1]);
    Path folder = configuration.resolve("../..").normalize();
    Files.writeString(
        folder.resolve(STARTS),
        ProcessHandle.current().pid() + " " + String.join(",", System.getenv().keySet()) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    if (!Files.exists(folder.resolve(SERVICE_PID))) {
      Process shell =
          new ProcessBuilder("setsid", "sh", "-c", "sleep 600 & echo $! > " + SERVICE_PID)
              .directory(folder.toFile())
              .start();
      shell.waitFor();
    }
    if (Files.readString(configuration.resolve("agent.conf")).contains("broken")) {
      System.out.println("cannot work with this configuration");
      System.exit(3);
    }
    Thread.sleep(600_000);
  }

  /** Makes a jar that runs this class. */
  static Path jar(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeAgent.class.getName());
    Path jar = folder.resolve("agent.jar");
    String entry = FakeAgent.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream in =
            Objects.requireNonNull(FakeAgent.class.getClassLoader().getResourceAsStream(entry))) {
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
      out.closeEntry();
    }
    return jar;
  }

  /** Returns a script as the core library's user data has it. */
  static String script(String configuration) {
    String encoded =
        Base64.getEncoder().encodeToString(configuration.getBytes(StandardCharsets.UTF_8));
    return "#!/bin/sh\nAgentConfigBase64='%s'\necho $AgentConfigBase64 | base64 -d\n"
        .formatted(encoded);
  }
}
