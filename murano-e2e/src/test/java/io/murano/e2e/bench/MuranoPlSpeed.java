package io.murano.e2e.bench;

import io.murano.conductor.muranopl.MuranoPlEngine;
import io.murano.conductor.muranopl.packaging.InMemoryPackageFiles;
import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.StaticCall;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * MuranoPL programs beside the same ones on the original: Python with the module {@code murano}, in
 * the system's {@code python3} or the one that {@code MURANO_PYTHON} names. Of both, processor time
 * counts. The original runs a part of the iterations; its time is scaled.
 */
final class MuranoPlSpeed implements Benchmark {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 40;
  private static final int BEST_OF_LAST = 10;
  private static final int SCALE = 100;

  private static final Map<String, Integer> PROGRAMS = new LinkedHashMap<>();

  static {
    PROGRAMS.put("loop", 100_000);
    PROGRAMS.put("calls", 10_000);
    PROGRAMS.put("strings", 10_000);
    PROGRAMS.put("dictionaries", 10_000);
    PROGRAMS.put("queries", 10_000);
  }

  @Override
  public String name() {
    return "muranopl";
  }

  @Override
  public String description() {
    return "MuranoPL programs beside the original, on all processors, loading, memory of deployments";
  }

  @Override
  public void run(Bench bench) throws Exception {
    JsonNode original = original();
    Table table =
        new Table("program", "iterations", "first s", "warm s", "original s", "times faster");
    MuranoPlEngine engine = MuranoPlEngine.builder().build();
    for (Map.Entry<String, Integer> program : PROGRAMS.entrySet()) {
      double[] rounds = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        rounds[round] = seconds(engine, program.getKey(), program.getValue());
      }
      double warm = rounds[ROUNDS - 1];
      for (int round = ROUNDS - BEST_OF_LAST; round < ROUNDS; round++) {
        warm = Math.min(warm, rounds[round]);
      }
      JsonNode part = original.path(program.getKey());
      boolean known = part.isNumber();
      double scaled = part.asDouble(0) * SCALE;
      table.row(
          program.getKey(),
          program.getValue(),
          rounds[0],
          warm,
          known ? scaled : "",
          known ? scaled / warm : "");
    }
    table.print(bench.out());
    bench.out().println();
    MuranoPlScaling.run(bench.out(), engine);
    bench.out().println();
    MuranoPlLoading.run(bench.out());
  }

  private static double seconds(MuranoPlEngine engine, String program, int count) {
    long begin = THREADS.getCurrentThreadCpuTime();
    execute(engine, program, count);
    return (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
  }

  /** Runs one of the programs with a number of iterations. */
  static void execute(MuranoPlEngine engine, String program, int count) {
    ExecutionContext context = ExecutionContext.builder(program, packages("Programs")).build();
    JsonNode args = JSON.createObjectNode().put("n", count);
    StaticCall call = new StaticCall("bench.Programs", program, null, null, args);
    engine.staticCall(call, context).run();
  }

  /** A package with one class of the benchmark. */
  static IndexedPackageLoader packages(String className) {
    String manifest =
        "{Format: 1.4, Type: Library, FullName: bench, Classes: {bench.%1$s: %1$s.yaml}}"
            .formatted(className);
    return new IndexedPackageLoader(
        List.of(
            new InMemoryPackageFiles(
                Map.of(
                    "manifest.yaml",
                    manifest.getBytes(StandardCharsets.UTF_8),
                    "Classes/" + className + ".yaml",
                    resource(className + ".yaml")))));
  }

  private static byte[] resource(String name) {
    try (InputStream file = MuranoPlSpeed.class.getResourceAsStream("/muranopl/" + name)) {
      if (file == null) {
        throw new IllegalStateException("there is no file /muranopl/" + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns processor seconds of a part of each program; nothing if Python has no murano. */
  private static JsonNode original() throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("MURANO_PYTHON", "python3");
    Path folder = Files.createTempDirectory("murano-bench");
    Path script = folder.resolve("original.py");
    Path answer = folder.resolve("answer");
    Files.write(script, resource("original.py"));
    Files.write(folder.resolve("Programs.yaml"), resource("Programs.yaml"));
    List<String> command =
        new java.util.ArrayList<>(List.of(python, script.toString(), folder.toString()));
    PROGRAMS.forEach((name, count) -> command.add(name + "=" + count / SCALE));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(answer.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String text = Files.readString(answer);
    return text.startsWith("{") ? JSON.readTree(text) : JSON.createObjectNode();
  }
}
