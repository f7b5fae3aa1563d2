package io.murano.conductor.muranopl.testing;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.Engine;
import io.murano.conductor.muranopl.EngineBuilder;
import io.murano.conductor.muranopl.error.ErrorDetails;
import io.murano.conductor.muranopl.execution.CallArguments;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.execution.LoadRequest;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.type.MuranoClass;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.version.VersionSpec;
import io.murano.conductor.yaql.value.FrozenDict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tests of a package that are written in MuranoPL (contract muranopl §6.7): methods called {@code
 * test…} of classes that extend {@code io.murano.test.TestFixture}. Each test runs in an execution
 * of its own.
 */
public final class PackageTests {

  private static final String FIXTURE = "io.murano.test.TestFixture";
  private static final Pattern TEST_METHOD = Pattern.compile("test(?![a-z]).*", Pattern.DOTALL);

  private final Engine engine;
  private final Function<String, ExecutionContext> contexts;
  private final String packageName;
  private final VersionSpec versions;

  /**
   * Creates the tests of a package.
   *
   * @param engine describes the engine to run them on; the functions of tests are added
   * @param contexts makes the context of an execution with a given id
   * @param packageName full name of the package
   * @param versions acceptable versions of it
   */
  public PackageTests(
      EngineBuilder engine,
      Function<String, ExecutionContext> contexts,
      String packageName,
      VersionSpec versions) {
    this.engine = engine.functions(MockFunctions::register).build();
    this.contexts = contexts;
    this.packageName = packageName;
    this.versions = versions;
  }

  /**
   * Returns the tests of the package.
   *
   * @param selection names of methods, of classes, or of methods with their class; empty for all
   * @throws MuranoException if the package cannot be found or a class of it is wrong
   */
  public List<TestName> find(List<String> selection) {
    List<TestName> all =
        inExecution(
            packageName,
            execution -> {
              MuranoPackage murano = execution.types().loadPackage(packageName, versions);
              MuranoClass fixture = execution.types().findClass(murano, FIXTURE);
              List<TestName> found = new ArrayList<>();
              for (String className : murano.manifest().classes().keySet()) {
                MuranoClass type = execution.types().findOwnClass(murano, className);
                if (fixture.isCompatible(type)) {
                  type.methods().keySet().stream()
                      .filter(method -> TEST_METHOD.matcher(method).matches())
                      .forEach(method -> found.add(new TestName(className, method)));
                }
              }
              return found;
            });
    return selection.isEmpty()
        ? all
        : all.stream().filter(test -> isSelected(test, selection)).toList();
  }

  private static boolean isSelected(TestName test, List<String> selection) {
    return selection.stream()
        .anyMatch(
            item ->
                item.equals(test.method())
                    || item.equals(test.className())
                    || item.equals(test.toString()));
  }

  /** Runs a test. Failures of any kind are results, not exceptions. */
  public TestResult run(TestName test) {
    long start = System.nanoTime();
    MuranoException failure = null;
    try {
      inExecution(
          test.toString(),
          execution -> {
            execute(execution, test);
            return null;
          });
    } catch (MuranoException e) {
      failure = e;
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return failure == null
        ? new TestResult(test, duration, null, null)
        : new TestResult(
            test, duration, String.valueOf(failure.getMessage()), ErrorDetails.of(failure));
  }

  private void execute(Execution execution, TestName test) {
    Mocks.install(execution);
    MuranoPackage murano = execution.types().loadPackage(packageName, versions);
    MuranoClass type = execution.types().findOwnClass(murano, test.className());
    MuranoObject fixture =
        execution
            .loader()
            .load(FrozenDict.EMPTY, LoadRequest.builder(null).defaultType(type).build());
    execution.garbageCollector().addRoot(fixture);
    callIfPresent(execution, fixture, "setUp");
    execution.hooks().start();
    try {
      execution.invoker().call(test.method(), fixture, CallArguments.NONE, null);
      callIfPresent(execution, fixture, "tearDown");
    } finally {
      execution.hooks().finish();
    }
  }

  private static void callIfPresent(Execution execution, MuranoObject fixture, String method) {
    if (fixture.type().allMethodNames().contains(method)) {
      execution.invoker().call(method, fixture, CallArguments.NONE, null);
    }
  }

  private <T extends @Nullable Object> T inExecution(String id, Function<Execution, T> task) {
    Execution execution = engine.newExecution(contexts.apply(id));
    Callable<T> action = () -> task.apply(execution);
    try {
      return execution.run(action);
    } catch (MuranoException e) {
      throw e;
    } catch (Exception e) {
      throw new MuranoException(ErrorCode.INTERNAL, "Internal error: " + e, e);
    }
  }
}
