package io.murano.e2e.harness;

import io.murano.testkit.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds the jars that the build has made of the services. */
public final class ServiceJar {

  private ServiceJar() {}

  /**
   * Returns the jar of a service as the build made it.
   *
   * @param service {@code api}, {@code conductor} or {@code agent}
   */
  public static Path built(String service) {
    Path folder = Project.root().resolve("murano-" + service).resolve("target");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> isServiceJar(file.getFileName().toString(), service))
          .max(Comparator.comparing(ServiceJar::written))
          .orElseThrow(() -> new IllegalStateException("there is no jar in " + folder));
    } catch (IOException e) {
      throw new IllegalStateException(
          "murano-%s has not been built: run ./mvnw package".formatted(service), e);
    }
  }

  /** Returns the jar unpacked once per build, which starts quicker than the jar of jars. */
  static synchronized Path unpacked(String service) {
    Path jar = built(service);
    Path folder = Project.buildFolder().resolve("testkit/unpacked").resolve(service);
    Path unpacked = folder.resolve(jar.getFileName());
    if (!Files.exists(unpacked) || modified(unpacked).compareTo(written(jar)) < 0) {
      unpack(jar, folder);
    }
    return unpacked;
  }

  private static void unpack(Path jar, Path folder) {
    try {
      Files.createDirectories(folder);
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Djarmode=tools",
                  "-jar",
                  jar.toString(),
                  "extract",
                  "--force",
                  "--destination",
                  folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolveSibling(folder.getFileName() + ".log").toFile())
              .start();
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("cannot unpack " + jar);
      }
      Files.setLastModifiedTime(
          folder.resolve(jar.getFileName()), FileTime.fromMillis(System.currentTimeMillis()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + jar, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while unpacking " + jar, e);
    }
  }

  private static boolean isServiceJar(String name, String service) {
    return name.startsWith("murano-" + service + "-")
        && name.endsWith(".jar")
        && Stream.of("-tests", "-sources", "-javadoc").noneMatch(kind -> name.contains(kind + "."));
  }

  /** When the file was written; its time of modification is the same in each build. */
  private static FileTime written(Path file) {
    try {
      return (FileTime) Files.getAttribute(file, "unix:ctime");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
