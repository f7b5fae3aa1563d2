package io.murano.e2e.harness;

import io.murano.testkit.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An application package as it is uploaded: a zip of the package's folder. Immutable. */
public final class PackageArchive {

  private final byte[] zip;

  private PackageArchive(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    zip = bytes.toByteArray();
  }

  /** Packs the folder of a package. */
  public static PackageArchive of(Path folder) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> regular = paths.filter(Files::isRegularFile).toList();
      for (Path path : regular) {
        files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the package " + folder, e);
    }
    return new PackageArchive(files);
  }

  /** Packs a package among the test resources, given its full name. */
  public static PackageArchive ofTests(String fullName) {
    return of(Project.root().resolve("murano-e2e/src/test/resources/packages").resolve(fullName));
  }

  /** Packs files given as text, by their paths within the package. */
  public static PackageArchive of(Map<String, String> texts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new PackageArchive(files);
  }

  /** Returns the bytes of the zip file. */
  public byte[] zip() {
    return zip.clone();
  }
}
