package io.murano.conductor.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.common.archive.ArchiveLimits;
import io.murano.common.error.MuranoException;
import io.murano.conductor.http.RetryingHttp;
import io.murano.conductor.identity.ProjectTokens;
import io.murano.conductor.identity.ServiceUser;
import io.murano.conductor.identity.ServiceUserProperties;
import io.murano.conductor.identity.Tokens;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageLoader;
import io.murano.conductor.muranopl.version.VersionSpec;
import io.murano.conductor.packages.FakeCatalog.Listed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which package of a catalogue is taken, and how often it is asked. */
class CatalogPackageLoaderTests {

  private static final String NAME = "io.x.App";

  @TempDir Path folder;

  private final FakeCatalog catalog;

  CatalogPackageLoaderTests() throws Exception {
    catalog = new FakeCatalog();
  }

  @AfterEach
  void closeCatalog() {
    catalog.close();
  }

  @Test
  void ownPackageWinsOverPublicOverOther() {
    catalog.add(listed("other", "3.0.0", "someone", false));
    catalog.add(listed("public", "2.0.0", "someone", true));
    assertThat(version(loader().findPackage(NAME, VersionSpec.any()))).isEqualTo("2.0.0");

    catalog.add(listed("own", "1.0.0", "me", false));
    assertThat(version(loader().findPackage(NAME, VersionSpec.any()))).isEqualTo("1.0.0");
  }

  @Test
  void highestVersionWithinTheSpecificationWins() {
    for (String version : List.of("1.0.0", "1.2.0", "1.1.0", "2.0.0")) {
      catalog.add(listed("v" + version, version, "me", false));
    }

    assertThat(version(loader().findPackageOfClass(NAME, VersionSpec.parse("1"))))
        .isEqualTo("1.2.0");
    assertThat(loader().findPackage(NAME, VersionSpec.parse("3"))).isEmpty();
    assertThat(catalog.downloads()).isEqualTo(1);
  }

  @Test
  void catalogueWithoutVersionsHasTheLastWord() {
    catalog.add(classic("own", "1.5.0", "me"));

    assertThat(version(loader().findPackage(NAME, VersionSpec.parse("1")))).isEqualTo("1.5.0");
    assertThat(version(loader().findPackage(NAME, VersionSpec.unspecified()))).isEqualTo("1.5.0");
  }

  @Test
  void asksForTheVersionsAndForAllPages() {
    catalog.pageSize(1);
    for (String version : List.of("1.0.0", "1.1.0", "1.2.0")) {
      catalog.add(listed("v" + version, version, "me", false));
    }

    assertThat(version(loader().findPackage(NAME, VersionSpec.parse("1")))).isEqualTo("1.2.0");
    assertThat(catalog.requests().get(0))
        .isEqualTo(
            "GET /v1/catalog/packages?catalog=true&limit=100&fqn=io.x.App&version=ge%3A1.0.0&version=lt%3A2.0.0");
    assertThat(catalog.requests()).hasSize(4);
  }

  @Test
  void answersOfOneExecutionStayTheSame() {
    catalog.add(listed("first", "1.0.0", "me", false));
    PackageLoader loader = loader();
    assertThat(version(loader.findPackage(NAME, VersionSpec.any()))).isEqualTo("1.0.0");
    catalog.add(listed("second", "2.0.0", "me", false));

    assertThat(version(loader.findPackage(NAME, VersionSpec.any()))).isEqualTo("1.0.0");
    assertThat(version(loader().findPackage(NAME, VersionSpec.any()))).isEqualTo("2.0.0");
  }

  @Test
  void archivesAreDownloadedOnceAndSurviveARestart() {
    catalog.add(listed("p1", "1.0.0", "me", false));

    PackageFiles first = loader().findPackage(NAME, VersionSpec.any()).orElseThrow();
    PackageFiles second = loader().findPackage(NAME, VersionSpec.any()).orElseThrow();

    assertThat(catalog.downloads()).isEqualTo(1);
    assertThat(second.contentHash()).isEqualTo(first.contentHash());
    assertThat(text(second, "Classes/a.yaml")).isEqualTo("Name: io.x.App\n");
    assertThat(second.read("Classes/../manifest.yaml")).isNull();
    assertThat(second.list("Resources")).containsExactly("scripts/run.sh");
    assertThat(second.list("Nothing")).isEmpty();
  }

  @Test
  void manyWhoAskAtOnceShareOneDownload() {
    catalog.add(listed("p1", "1.0.0", "me", false));
    PackageCache cache = cache();
    List<CompletableFuture<Void>> askers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      askers.add(
          CompletableFuture.runAsync(
              () -> assertThat(loader(cache).findPackage(NAME, VersionSpec.any())).isPresent()));
    }
    askers.forEach(CompletableFuture::join);

    assertThat(catalog.downloads()).isEqualTo(1);
  }

  @Test
  void troubleForTheTimeBeingIsSatOut() {
    catalog.add(listed("p1", "1.0.0", "me", false));
    catalog.failNext(2);

    assertThat(loader().findPackage(NAME, VersionSpec.any())).isPresent();
  }

  @Test
  void lastingTroubleIsNamed() {
    catalog.failNext(100);

    assertThatExceptionOfType(MuranoException.class)
        .isThrownBy(() -> loader().findPackage(NAME, VersionSpec.any()))
        .withMessageContaining("/v1/catalog/packages")
        .withMessageContaining("503");
  }

  @Test
  void serviceUserStepsInWhenTheTokenIsRefused() {
    catalog.add(listed("p1", "1.0.0", "me", false));
    catalog.refuse("good");

    assertThat(loader("right-password").findPackage(NAME, VersionSpec.any())).isPresent();
    assertThat(catalog.requests())
        .filteredOn(request -> request.startsWith("POST"))
        .hasSize(1)
        .first()
        .asString()
        .contains("\"project\":{\"id\":\"me\"}");
  }

  @Test
  void refusalWithoutAServiceUserIsNamedWithoutSecrets() {
    catalog.refuse("good");

    assertThatExceptionOfType(MuranoException.class)
        .isThrownBy(() -> loader().findPackage(NAME, VersionSpec.any()))
        .withMessageContaining("no service user");
    assertThatExceptionOfType(MuranoException.class)
        .isThrownBy(() -> loader("wrong-password").findPackage(NAME, VersionSpec.any()))
        .withMessageContaining("murano")
        .withMessageNotContaining("wrong-password");
  }

  @Test
  void archiveThatIsTooLargeIsRefused() {
    catalog.add(listed("p1", "1.0.0", "me", false));
    PackageCache small = cache(100, Clock.systemUTC());

    assertThatExceptionOfType(MuranoException.class)
        .isThrownBy(() -> loader(small).findPackage(NAME, VersionSpec.any()))
        .withMessageContaining("100");
  }

  @Test
  void archiveThatIsNoPackageIsRefusedAndAskedForAgain() {
    catalog.add(
        new Listed("p1", NAME, "1.0.0", "me", false, "junk".getBytes(StandardCharsets.UTF_8)));
    PackageCache cache = cache();

    for (int i = 1; i <= 2; i++) {
      assertThatExceptionOfType(MuranoException.class)
          .isThrownBy(() -> loader(cache).findPackage(NAME, VersionSpec.any()));
      assertThat(catalog.downloads()).isEqualTo(i);
    }
  }

  @Test
  void unusedArchivesAreRemoved() throws Exception {
    catalog.add(listed("p1", "1.0.0", "me", false));
    assertThat(loader().findPackage(NAME, VersionSpec.any())).isPresent();
    assertThat(files()).hasSize(2);

    cache().purge(Duration.ofDays(1));
    assertThat(files()).hasSize(2);
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(2)), ZoneOffset.UTC);
    cache(1_000_000, later).purge(Duration.ofDays(1));

    assertThat(files()).isEmpty();
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private PackageLoader loader() {
    return loader(cache());
  }

  private PackageLoader loader(@Nullable String password) {
    return loader(cache(), password);
  }

  private PackageLoader loader(PackageCache cache) {
    return loader(cache, null);
  }

  @Test
  void serviceUserActsUnderTheTrustIfThereIsOne() throws Exception {
    catalog.refuse("good");

    Tokens tokens =
        new ProjectTokens("good", new ServiceUser.Trust("t1"), serviceUser("right-password"));

    assertThat(tokens.after("good")).isNotEmpty();
    assertThat(catalog.requests())
        .anyMatch(request -> request.contains("\"OS-TRUST:trust\":{\"id\":\"t1\"}"));
  }

  private PackageLoader loader(PackageCache cache, @Nullable String password) {
    Tokens tokens = new ProjectTokens("good", new ServiceUser.Project("me"), serviceUser(password));
    return new CatalogPackageLoader(client(), cache, "me", tokens);
  }

  private ServiceUser serviceUser(@Nullable String password) {
    return new ServiceUser(
        http(),
        catalog.uri(),
        new ServiceUserProperties(null, "murano", password, "Default"),
        Clock.systemUTC());
  }

  private PackageCache cache() {
    return cache(1_000_000, Clock.systemUTC());
  }

  private PackageCache cache(long limit, Clock clock) {
    return new PackageCache(client(), folder, ArchiveLimits.defaults(), limit, clock);
  }

  private CatalogClient client() {
    return new CatalogClient(http(), catalog.uri());
  }

  private static RetryingHttp http() {
    return new RetryingHttp(Duration.ofSeconds(5), Duration.ofSeconds(2));
  }

  private static Listed listed(String id, String version, String owner, boolean isPublic) {
    return new Listed(
        id.replace('.', '-'), NAME, version, owner, isPublic, FakeCatalog.archive(NAME, version));
  }

  private static Listed classic(String id, String version, String owner) {
    return new Listed(id, NAME, null, owner, false, FakeCatalog.archive(NAME, version));
  }

  private static String version(Optional<PackageFiles> found) {
    return text(found.orElseThrow(), "manifest.yaml")
        .lines()
        .filter(line -> line.startsWith("Version: "))
        .map(line -> line.substring("Version: ".length()))
        .findFirst()
        .orElseThrow();
  }

  private static String text(PackageFiles files, String path) {
    return new String(Objects.requireNonNull(files.read(path)), StandardCharsets.UTF_8);
  }
}
