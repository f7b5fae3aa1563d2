package io.murano.conductor.cli;

import io.murano.common.archive.ArchiveLimits;
import io.murano.common.archive.PackageChecker;
import io.murano.common.archive.PackageFinding;
import io.murano.common.archive.PackageFinding.Severity;
import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.Engine;
import io.murano.conductor.muranopl.MuranoPlEngine;
import io.murano.conductor.muranopl.packaging.PackageFolders;
import io.murano.conductor.muranopl.packaging.PackageLoader;
import io.murano.conductor.system.SystemPlugin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code package check}: checks archive, manifest and UI form, and compiles all classes. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Checks packages: archive, manifest, images, UI form, and every class, method and contract"
            + " by compiling it. Prints file:line:column: severity: message.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing but warnings was found",
      "1:an error was found",
      "2:wrong usage",
      "3:a file cannot be read"
    })
final class PackageCheckCommand implements Callable<Integer> {

  private static final Comparator<PackageFinding> ORDER =
      Comparator.comparing((PackageFinding finding) -> finding.file() == null ? "" : finding.file())
          .thenComparing(finding -> finding.position() == null ? 0 : finding.position().line())
          .thenComparing(finding -> finding.position() == null ? 0 : finding.position().column());

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PACKAGE",
      description = "Folders or zip files of packages.")
  private List<Path> paths;

  @Option(
      names = {"-l", "--load-packages-from"},
      arity = "1..*",
      paramLabel = "PATH",
      description = "Packages that the checked ones require.")
  private List<Path> folders = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  PackageCheckCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      PackageSources others = new PackageSources();
      others.addAll(folders);
      for (Path path : paths) {
        if (!Files.exists(path)) {
          throw new IOException(path + " does not exist");
        }
      }
      boolean failed = false;
      Engine engine =
          MuranoPlEngine.builder()
              .plugin(new SystemPlugin())
              .discoverPlugins(PackageCheckCommand.class.getClassLoader())
              .build();
      for (Path path : paths) {
        List<PackageFinding> findings = check(path, engine, others.loader());
        print(path, findings, out);
        failed |= findings.stream().anyMatch(f -> f.severity() != Severity.WARNING);
      }
      out.flush();
      return failed ? MuranoCli.FAILED : 0;
    } catch (MuranoException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return MuranoCli.FAILED;
    } catch (IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return MuranoCli.FILE_PROBLEM;
    }
  }

  /**
   * The compiler adds to what the catalogue's checks find; a package that is unusable is left out.
   */
  private static List<PackageFinding> check(Path path, Engine engine, PackageLoader others) {
    Set<PackageFinding> findings =
        new LinkedHashSet<>(PackageChecker.check(path, ArchiveLimits.defaults()));
    boolean usable = findings.stream().noneMatch(f -> f.severity() == Severity.FATAL);
    if (usable) {
      try {
        for (PackageFinding finding : engine.inspect(PackageFolders.read(path), others)) {
          if (findings.stream().noneMatch(known -> samePlace(known, finding))) {
            findings.add(finding);
          }
        }
      } catch (MuranoException e) {
        findings.add(
            new PackageFinding(Severity.FATAL, null, null, String.valueOf(e.getMessage())));
      }
    }
    return findings.stream().sorted(ORDER).toList();
  }

  private static boolean samePlace(PackageFinding known, PackageFinding other) {
    return known.severity() != Severity.WARNING
        && known.position() != null
        && known.position().equals(other.position())
        && String.valueOf(known.file()).equals(other.file());
  }

  private static void print(Path path, List<PackageFinding> findings, PrintWriter out) {
    long warnings = findings.stream().filter(f -> f.severity() == Severity.WARNING).count();
    findings.forEach(
        finding -> out.println(path + (finding.file() == null ? ": " : "/") + finding));
    out.printf("%s: %d errors, %d warnings%n", path, findings.size() - warnings, warnings);
  }
}
