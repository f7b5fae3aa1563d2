package io.murano.e2e.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.common.archive.ArchiveLimits;
import io.murano.common.archive.PackageChecker;
import io.murano.testkit.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplePackagesTests {

  static Stream<Path> packages() throws IOException {
    try (Stream<Path> folders = Files.list(Project.root().resolve("samples"))) {
      return folders.filter(Files::isDirectory).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void haveNothingToComplainAbout(Path folder) {
    assertThat(PackageChecker.check(folder, ArchiveLimits.defaults())).isEmpty();
  }
}
