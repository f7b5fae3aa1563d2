package io.murano.e2e.bench;

import io.murano.conductor.muranopl.Engine;
import io.murano.conductor.muranopl.MuranoPlEngine;
import io.murano.conductor.muranopl.TaskExecution;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.execution.TypeRegistry;
import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.packaging.PackageFolders;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.ModelTask;
import io.murano.conductor.muranopl.type.MuranoPackage;
import io.murano.conductor.muranopl.version.VersionSpec;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Time to load the classes of an application, and what a waiting deployment keeps in memory. */
final class MuranoPlLoading {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String APPLICATION = "com.example.WordPress";
  private static final int ENGINES = 5;
  private static final int DEPLOYMENTS = 200;
  private static final int OBJECTS = 50;

  private MuranoPlLoading() {}

  static void run(PrintStream out) throws Exception {
    String folder = System.getenv("MURANO_APPS_DIR");
    if (folder == null) {
      out.println("Loading of classes is left out: MURANO_APPS_DIR does not name the collection.");
    } else {
      loading(new IndexedPackageLoader(PackageFolders.scan(Path.of(folder))), out);
    }
    out.printf(
        "A waiting deployment of %d objects keeps %.0f KiB, its thread aside.%n",
        OBJECTS, kilobytesPerDeployment());
  }

  private static void loading(IndexedPackageLoader packages, PrintStream out) throws Exception {
    Table table = new Table("all classes of " + APPLICATION, "classes", "processor ms");
    for (int round = 1; round <= ENGINES; round++) {
      Engine engine = MuranoPlEngine.builder().build();
      long begin = THREADS.getCurrentThreadCpuTime();
      int classes = load(engine, packages);
      double cold = (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
      if (round == 1) {
        table.row("new JVM, nothing compiled", classes, cold);
      } else if (round == ENGINES) {
        table.row("nothing compiled", classes, cold);
        begin = THREADS.getCurrentThreadCpuTime();
        load(engine, packages);
        double cached = (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
        table.row("compiled packages cached", classes, cached);
      }
    }
    table.print(out);
    out.println();
  }

  /** Loads every class of the application's package and of those it requires. */
  private static int load(Engine engine, IndexedPackageLoader packages) throws Exception {
    Execution execution =
        engine.newExecution(ExecutionContext.builder("loading", packages).build());
    return execution.run(
        () -> {
          TypeRegistry types = execution.types();
          Set<MuranoPackage> seen = new HashSet<>();
          visit(types.loadClassPackage(APPLICATION, VersionSpec.parse("0")), types, seen);
          int count = 0;
          for (MuranoPackage murano : seen) {
            for (String name : murano.manifest().classes().keySet()) {
              types.findOwnClass(murano, name);
              count++;
            }
          }
          return count;
        });
  }

  private static void visit(MuranoPackage murano, TypeRegistry types, Set<MuranoPackage> seen) {
    if (seen.add(murano)) {
      murano
          .requirements()
          .forEach((name, versions) -> visit(types.loadPackage(name, versions), types, seen));
    }
  }

  private static double kilobytesPerDeployment() throws Exception {
    MuranoPlEngine engine = MuranoPlEngine.builder().build();
    IndexedPackageLoader packages = MuranoPlSpeed.packages("Tree");
    List<Thread> threads = new ArrayList<>();
    List<TaskExecution> running = new ArrayList<>();
    start(engine, packages, running, threads);
    awaitWaiting(running);
    long before = usedBytes();
    for (int count = 0; count < DEPLOYMENTS; count++) {
      start(engine, packages, running, threads);
    }
    awaitWaiting(running);
    long after = usedBytes();
    running.forEach(execution -> execution.cancel("the benchmark is over"));
    for (Thread thread : threads) {
      thread.join();
    }
    return (after - before) / 1024.0 / DEPLOYMENTS;
  }

  private static void start(
      MuranoPlEngine engine,
      IndexedPackageLoader packages,
      List<TaskExecution> running,
      List<Thread> threads) {
    ModelTask.Action wait =
        new ModelTask.Action("n0", "wait", JsonNodeFactory.instance.objectNode());
    TaskExecution execution =
        engine.task(
            new ModelTask(model(), wait),
            ExecutionContext.builder("deployment-" + running.size(), packages).build());
    running.add(execution);
    Thread thread = new Thread(execution::run);
    threads.add(thread);
    thread.start();
  }

  private static ObjectNode model() {
    ObjectNode model = JsonNodeFactory.instance.objectNode();
    ArrayNode children = node(model.putObject("Objects"), 0).putArray("children");
    for (int number = 1; number < OBJECTS; number++) {
      node(children.addObject(), number);
    }
    return model;
  }

  private static ObjectNode node(ObjectNode node, int number) {
    node.putObject("?").put("id", "n" + number).put("type", "bench.Tree");
    return node.put("name", "node " + number);
  }

  private static void awaitWaiting(List<TaskExecution> running) throws InterruptedException {
    for (TaskExecution execution : running) {
      while (execution.positions().stream().allMatch(position -> position.frames().isEmpty())) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
    TimeUnit.MILLISECONDS.sleep(200);
  }

  private static long usedBytes() throws InterruptedException {
    for (int round = 0; round < 3; round++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
