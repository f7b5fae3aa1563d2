package io.murano.conductor.muranopl.packaging;

import io.murano.conductor.yaql.error.NativeException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Resources of packages, by name. */
public final class PackageResources {

  private static final String FOLDER = "Resources/";

  private PackageResources() {}

  /**
   * Returns the content of a resource. The template of a HOT package is a resource with the
   * package's name.
   *
   * @throws NativeException FileNotFoundError if there is none, ValueError if the name leads out of
   *     the folder
   */
  public static byte[] read(PackageFiles files, String name) {
    byte[] content = files.read(FOLDER + normalized(name));
    if (content == null && files.read(HotPackage.TEMPLATE) != null) {
      PackageManifest manifest = PackageManifest.of(files);
      if (manifest.hot() && manifest.fullName().equals(name)) {
        content = files.read(HotPackage.TEMPLATE);
      }
    }
    if (content == null) {
      throw new NativeException(
          "FileNotFoundError", "[Errno 2] No such file or directory: '" + FOLDER + name + "'");
    }
    return content;
  }

  private static String normalized(String name) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          throw notAllowed(name);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    if (name.startsWith("/") || name.indexOf('\\') >= 0 || parts.isEmpty()) {
      throw notAllowed(name);
    }
    return String.join("/", parts);
  }

  private static NativeException notAllowed(String name) {
    return NativeException.valueError("path " + name + " is not allowed");
  }
}
