package io.murano.conductor.muranopl.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Reads packages that are resources of the program itself, in folders or jars. */
public final class ClassPathPackages {

  private ClassPathPackages() {}

  /**
   * Reads all packages in a folder of the class path.
   *
   * @param folder path of the folder, without a slash at the end
   * @param anchor name of one package folder in it, by which the folder is found
   * @throws IllegalStateException if the anchor cannot be found
   */
  public static List<PackageFiles> read(ClassLoader loader, String folder, String anchor) {
    String manifest = folder + "/" + anchor + "/" + PackageManifest.PATH;
    URL url = loader.getResource(manifest);
    if (url == null) {
      throw new IllegalStateException("the class path lacks " + manifest);
    }
    try {
      URLConnection connection = url.openConnection();
      if (connection instanceof JarURLConnection jar) {
        return readJar(jar.getJarFile(), folder + "/");
      }
      Path parent = Path.of(toUri(url)).getParent();
      if (parent == null || parent.getParent() == null) {
        throw new IllegalStateException(url + " is not in a folder");
      }
      return PackageFolders.scan(parent.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("packages at " + url + " cannot be read", e);
    }
  }

  private static URI toUri(URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(url + " cannot be read", e);
    }
  }

  private static List<PackageFiles> readJar(JarFile jar, String prefix) throws IOException {
    Map<String, Map<String, byte[]>> packages = new TreeMap<>();
    for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
      JarEntry entry = entries.nextElement();
      String name = entry.getName();
      int end = name.indexOf('/', prefix.length());
      if (!entry.isDirectory() && name.startsWith(prefix) && end > 0) {
        try (InputStream content = jar.getInputStream(entry)) {
          packages
              .computeIfAbsent(name.substring(prefix.length(), end), key -> new TreeMap<>())
              .put(name.substring(end + 1), content.readAllBytes());
        }
      }
    }
    List<PackageFiles> result = new ArrayList<>();
    packages.values().forEach(files -> result.add(new InMemoryPackageFiles(files)));
    return result;
  }
}
