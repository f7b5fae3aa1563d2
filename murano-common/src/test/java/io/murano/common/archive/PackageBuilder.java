package io.murano.common.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes packages for tests: a valid application of one class unless told otherwise. */
public final class PackageBuilder {

  /** The smallest PNG: one transparent pixel. */
  public static final String PNG_BASE64 =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

  private final Map<String, String> manifest = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private PackageBuilder() {}

  /** Returns a builder of a valid application whose one class has the name of the package. */
  public static PackageBuilder application(String fullName) {
    String local = fullName.substring(fullName.lastIndexOf('.') + 1);
    int dot = fullName.lastIndexOf('.');
    return new PackageBuilder()
        .field("Format", "1.3")
        .field("Type", "Application")
        .field("FullName", fullName)
        .field("Name", "'" + local + "'")
        .field("Classes", "{" + fullName + ": Main.yaml}")
        .file(
            "Classes/Main.yaml",
            """
            Namespaces:
              =: %s
              std: io.murano
            Name: %s
            Extends: std:Application
            Properties:
              port:
                Contract: $.int().notNull()
                Default: 80
            Methods:
              deploy:
                Body:
                  - $.setAttr(deployed, true)
            """
                .formatted(dot < 0 ? "''" : fullName.substring(0, dot), local));
  }

  /** Sets a field of the manifest, written as YAML. */
  public PackageBuilder field(String name, String yaml) {
    manifest.put(name, yaml);
    return this;
  }

  /** Removes a field of the manifest. */
  public PackageBuilder without(String name) {
    manifest.remove(name);
    return this;
  }

  /** Adds or replaces a text file. */
  public PackageBuilder file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds or replaces a file. */
  public PackageBuilder file(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  /** Removes a file. */
  public PackageBuilder withoutFile(String path) {
    files.remove(path);
    return this;
  }

  /** Returns all files by path, the manifest included unless it was replaced. */
  public Map<String, byte[]> contents() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    StringBuilder yaml = new StringBuilder();
    manifest.forEach((name, value) -> yaml.append(name).append(": ").append(value).append('\n'));
    all.put("manifest.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8));
    all.putAll(files);
    return all;
  }

  /** Returns the package as a zip archive. */
  public byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : contents().entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes the zip archive. */
  public Path zipTo(Path file) {
    try {
      return Files.write(file, zip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the files below a folder. */
  public Path folderAt(Path folder) {
    try {
      for (Map.Entry<String, byte[]> entry : contents().entrySet()) {
        Path file = folder.resolve(entry.getKey());
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.write(file, entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /** Opens the package from memory. */
  public PackageArchive open() {
    return PackageArchive.of(PackageFiles.ofContents(contents()), ArchiveLimits.defaults());
  }
}
