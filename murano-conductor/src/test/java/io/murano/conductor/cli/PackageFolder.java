package io.murano.conductor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package folder that a test writes. */
record PackageFolder(Path path) {

  static PackageFolder create(Path path, String manifest) throws IOException {
    Files.createDirectories(path.resolve("Classes"));
    Files.writeString(path.resolve("manifest.yaml"), manifest);
    return new PackageFolder(path);
  }

  PackageFolder with(String file, String content) throws IOException {
    Path target = path.resolve(file);
    Files.createDirectories(target.getParent());
    Files.writeString(target, content);
    return this;
  }

  Path zip(Path target) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target));
        var files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(path.relativize(file).toString()));
        zip.write(Files.readAllBytes(file));
      }
    }
    return target;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
