package io.murano.agent.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.murano.agent.plan.PlanFile;
import io.murano.agent.plan.PlanScript;
import io.murano.agent.process.ProcessObserver;
import io.murano.agent.process.ProcessRunner;
import io.murano.agent.process.ProcessSettings;
import io.murano.agent.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFilesTests {

  private static final PlanScript SCRIPT =
      new PlanScript(
          "run",
          PlanScript.APPLICATION,
          "f",
          List.of(),
          new PlanScript.Options(true, true, true, false, null));

  @TempDir private Path folder;

  @Test
  void nothingExistsBeforeTheFirstFile() {
    files(Map.of());

    assertThat(folder.resolve("plan")).doesNotExist();
  }

  @Test
  void filesAreLinksToBodiesNamedByTheirIds() throws IOException {
    PlanFiles files = files(Map.of("f", new PlanFile.Inline("lib/a.txt", false, "é")));

    Path link = files.put("f", SCRIPT);

    assertThat(link).isEqualTo(folder.resolve("plan/run/lib/a.txt")).isSymbolicLink();
    assertThat(Files.readSymbolicLink(link)).isEqualTo(folder.resolve("plan/f"));
    assertThat(link).content().isEqualTo("é");
  }

  @Test
  void fileNamedLikeAScriptLiesAside() throws IOException {
    PlanFiles files = files(Map.of("run", new PlanFile.Inline("a", false, "x")));

    assertThat(Files.readSymbolicLink(files.put("run", SCRIPT)))
        .isEqualTo(folder.resolve("plan/.files/run"));
  }

  @Test
  void firstOfTwoFilesOfOneNameStays() throws IOException {
    PlanFiles files =
        files(
            Map.of(
                "f", new PlanFile.Inline("a", false, "first"),
                "g", new PlanFile.Inline("a", false, "second")));
    files.put("f", SCRIPT);

    assertThat(files.put("g", SCRIPT)).hasContent("first");
  }

  @Test
  void lenientAboutForeignCharactersInBase64() throws IOException {
    PlanFiles files = files(Map.of("f", new PlanFile.Inline("a", true, "eA\n==\n")));

    assertThat(files.put("f", SCRIPT)).hasContent("x");
  }

  @Test
  void refusesWhatIsNoBase64() {
    PlanFiles files = files(Map.of("f", new PlanFile.Inline("a", true, "eA=x=")));

    assertThatIOException()
        .isThrownBy(() -> files.put("f", SCRIPT))
        .withMessageContaining("Base64");
  }

  @Test
  void linksOfDownloadedFoldersLeadNowhereElse() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    PlanFiles files =
        files(
            Map.of(
                "f", new PlanFile.Inline("a", false, "x"),
                "g", new PlanFile.Inline("sub/escape/b", false, "x")));
    files.put("f", SCRIPT);
    Files.createDirectory(folder.resolve("plan/run/sub"));
    Files.createSymbolicLink(folder.resolve("plan/run/sub/escape"), outside);

    assertThatIOException().isThrownBy(() -> files.put("g", SCRIPT));
    assertThat(outside).isEmptyDirectory();
  }

  private PlanFiles files(Map<String, PlanFile> table) {
    StopSignal stop = new StopSignal();
    ProcessSettings settings =
        new ProcessSettings(folder, 1000, Duration.ofSeconds(1), Duration.ofSeconds(60));
    ProcessRunner processes = new ProcessRunner(settings, "plan", stop, new Unobserved());
    Downloads downloads = new Downloads(processes, stop, Map.of());
    return new PlanFiles(folder.resolve("plan"), table, Set.of("run"), downloads);
  }

  private static final class Unobserved implements ProcessObserver {
    @Override
    public void starting() {}

    @Override
    public void started(long group) {}
  }
}
