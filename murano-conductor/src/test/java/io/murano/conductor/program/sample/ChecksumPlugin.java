package io.murano.conductor.program.sample;

import io.murano.conductor.muranopl.binding.MuranoPlugin;
import io.murano.conductor.muranopl.packaging.InMemoryPackageFiles;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Adds the package {@code org.example.checksum} with one native class. */
public final class ChecksumPlugin implements MuranoPlugin {

  private static final String MANIFEST =
      """
      Format: 1.4
      Type: Library
      FullName: org.example.checksum
      Version: 1.0.0
      Classes:
        org.example.checksum.Checksum: Checksum.yaml
      """;

  private static final String CLASS_FILE =
      """
      Name: org.example.checksum.Checksum
      Methods:
        short:
          Usage: Static
          Scope: Public
          Arguments:
            - text:
                Contract: $.string().notNull()
          Body:
            - Return: $.of($text).substring(0, 8)
      """;

  @Override
  public String name() {
    return "checksum";
  }

  @Override
  public List<Class<?>> nativeClasses() {
    return List.of(Checksum.class);
  }

  @Override
  public List<PackageFiles> packages() {
    return List.of(
        new InMemoryPackageFiles(
            Map.of(
                "manifest.yaml", MANIFEST.getBytes(StandardCharsets.UTF_8),
                "Classes/Checksum.yaml", CLASS_FILE.getBytes(StandardCharsets.UTF_8))));
  }
}
