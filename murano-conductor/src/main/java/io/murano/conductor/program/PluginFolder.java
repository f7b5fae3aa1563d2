package io.murano.conductor.program;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Opens the jars of plug-ins. */
final class PluginFolder {

  private PluginFolder() {}

  /**
   * Returns a class loader over all jars of a folder, in front of it the conductor's own.
   *
   * @throws MuranoException if the folder cannot be read
   */
  static ClassLoader classLoader(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = url(jars.get(i));
      }
      return new URLClassLoader("murano-plugins", urls, PluginFolder.class.getClassLoader());
    } catch (IOException e) {
      throw new MuranoException(
          ErrorCode.INVALID_INPUT,
          "The plug-in folder " + folder + " (murano.conductor.language.plugins) cannot be read",
          e);
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
