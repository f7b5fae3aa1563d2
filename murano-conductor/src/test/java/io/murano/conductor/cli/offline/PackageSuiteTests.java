package io.murano.conductor.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageFolders;
import io.murano.conductor.muranopl.testing.PackageTests;
import io.murano.conductor.muranopl.testing.TestResult;
import io.murano.conductor.muranopl.version.VersionSpec;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@DisplayName("Tests written in MuranoPL (contract §9, 86)")
class PackageSuiteTests {

  @TestFactory
  @DisplayName("86. The tests of the application library")
  Stream<DynamicTest> applicationLibrary() throws URISyntaxException {
    Path packages =
        Path.of(Objects.requireNonNull(getClass().getResource("/core-library-packages")).toURI());
    return tests(PackageFolders.scan(packages), "io.murano.tests.Applications");
  }

  @TestFactory
  @DisplayName("86. Tests that packages of the public application collection bring along")
  @EnabledIfEnvironmentVariable(named = "MURANO_APPS_DIR", matches = ".+")
  Stream<DynamicTest> applicationCollection() {
    Path folder = Path.of(System.getenv("MURANO_APPS_DIR"));
    return tests(PackageFolders.scan(folder), "org.openstack.RefStackClient");
  }

  private static Stream<DynamicTest> tests(List<PackageFiles> packages, String name) {
    OfflineInstallation installation = new OfflineInstallation();
    IndexedPackageLoader loader = new IndexedPackageLoader(packages);
    PackageTests tests =
        new PackageTests(
            installation.engine(),
            id ->
                installation
                    .context(id, loader)
                    .services(installation.services(id).build())
                    .build(),
            name,
            VersionSpec.parse("*"));
    return tests.find(List.of()).stream()
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.toString(),
                    () -> {
                      TestResult result = tests.run(test);
                      assertThat(result.passed()).as(result.details()).isTrue();
                    }))
        .onClose(installation::close);
  }
}
