package io.murano.conductor.cli;

import io.murano.common.error.MuranoException;
import io.murano.conductor.cli.offline.OfflineInstallation;
import io.murano.conductor.conformance.muranopl.Trace;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageFolders;
import io.murano.conductor.muranopl.packaging.PackageLoader;
import io.murano.conductor.muranopl.packaging.PackageManifest;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.testing.JunitReport;
import io.murano.conductor.muranopl.testing.PackageTests;
import io.murano.conductor.muranopl.testing.TestName;
import io.murano.conductor.muranopl.testing.TestResult;
import io.murano.conductor.muranopl.version.VersionSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pl test}: runs the tests of a package. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Runs the tests of a package: methods called test… of classes that extend"
            + " io.murano.test.TestFixture. Clouds are simulated and agents report success where tests"
            + " do not replace methods. What a test gives to trace() is shown below it.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all tests passed",
      "1:a test failed, there is none, or a package cannot be used",
      "2:wrong usage",
      "3:a file cannot be read or written"
    })
final class PlTestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "PACKAGE",
      description =
          "Folder or zip file of the package, or its full name with an optional version"
              + " (NAME/VERSION) if it is in one of the folders given by -l.")
  private String packageName;

  @Parameters(
      index = "1..*",
      paramLabel = "TEST",
      description = "Names of test methods, of classes, or of methods with their class.")
  private List<String> selection = new ArrayList<>();

  @Option(
      names = {"-l", "--load-packages-from"},
      arity = "1..*",
      paramLabel = "PATH",
      description = "Packages the tests need: folders, zip files, or folders that contain some.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the results in the XML format of JUnit.")
  private @Nullable Path junit;

  private Trace trace = new Trace();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  PlTestCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (OfflineInstallation installation = new OfflineInstallation()) {
      PackageTests tests = tests(installation);
      List<TestName> names = tests.find(selection);
      if (names.isEmpty()) {
        spec.commandLine().getErr().println(nothingFound(tests));
        return MuranoCli.FAILED;
      }
      List<TestResult> results = run(tests, names, out);
      if (junit != null) {
        try (Writer file = Files.newBufferedWriter(junit, StandardCharsets.UTF_8)) {
          JunitReport.write(results, file);
        }
      }
      return results.stream().allMatch(TestResult::passed) ? 0 : MuranoCli.FAILED;
    } catch (MuranoException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return MuranoCli.FAILED;
    } catch (IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return MuranoCli.FILE_PROBLEM;
    }
  }

  private String nothingFound(PackageTests tests) {
    List<TestName> all = tests.find(List.of());
    if (all.isEmpty()) {
      return packageName
          + " has no method test… in a class that extends io.murano.test.TestFixture";
    }
    return "No test is called "
        + String.join(" or ", selection)
        + "; there are:\n  "
        + all.stream().map(TestName::toString).collect(Collectors.joining("\n  "));
  }

  private PackageTests tests(OfflineInstallation installation) throws IOException {
    PackageSources sources = new PackageSources();
    sources.addAll(folders);
    String name = packageName;
    String versions = "*";
    Path path = Path.of(packageName);
    if (Files.exists(path)) {
      PackageFiles files = PackageFolders.read(path);
      sources.add(path);
      name = PackageManifest.of(files).fullName();
      versions = "==" + PackageManifest.of(files).version();
    } else if (packageName.indexOf('/') > 0) {
      name = packageName.substring(0, packageName.lastIndexOf('/'));
      versions = packageName.substring(packageName.lastIndexOf('/') + 1);
    }
    PackageLoader loader = sources.loader();
    return new PackageTests(
        installation.engine().functions(Trace::register),
        id -> context(installation, id, loader),
        name,
        VersionSpec.parse(versions));
  }

  private ExecutionContext context(
      OfflineInstallation installation, String id, PackageLoader loader) {
    trace = new Trace();
    return installation
        .context(id, loader)
        .services(installation.services(id).add(Trace.class, trace).build())
        .build();
  }

  private List<TestResult> run(PackageTests tests, List<TestName> names, PrintWriter out) {
    int width = names.stream().mapToInt(name -> name.toString().length()).max().orElse(0) + 3;
    long start = System.nanoTime();
    List<TestResult> results = new ArrayList<>();
    for (TestName name : names) {
      out.print(name + " " + ".".repeat(width - name.toString().length()) + " ");
      out.flush();
      TestResult result = tests.run(name);
      results.add(result);
      out.println(result.passed() ? "OK" : "FAIL!\n" + result.details());
      trace.encode().forEach(value -> out.println("  trace: " + value));
    }
    long passed = results.stream().filter(TestResult::passed).count();
    out.printf(
        Locale.ROOT,
        "Executed %d tests in %.1f seconds: %d passed, %d failed%n",
        results.size(),
        (System.nanoTime() - start) / 1e9,
        passed,
        results.size() - passed);
    out.flush();
    return results;
  }
}
