package io.murano.e2e.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evaluation of YAQL beside the reference implementation: Python with the module {@code yaql}, in
 * the system's {@code python3} or the one that {@code MURANO_PYTHON} names. Of both, processor time
 * counts, in the best of five rounds.
 */
final class YaqlSpeed implements Benchmark {

  private static final List<String> REFERENCE_ELEMENTS = List.of("1000", "10000", "100000");

  /**
   * What was measured.
   *
   * @param nanos processor time of one evaluation in the best iteration
   * @param bytes allocated by one evaluation
   */
  private record Figures(double nanos, double bytes) {}

  @Override
  public String name() {
    return "yaql";
  }

  @Override
  public String description() {
    return "YAQL expressions, cached and parsed each time, beside the Python reference";
  }

  @Override
  public void run(Bench bench) throws Exception {
    JsonNode reference = reference();
    String[] names = YaqlDocument.expressions().keySet().toArray(new String[0]);
    Map<String, Figures> ours = measure(YaqlEvaluation.class, "name", names);
    expressions(ours, reference).print(bench.out());
    bench.out().println();
    pipeline(measure(YaqlPipeline.class, "elements"), reference).print(bench.out());
  }

  private static Table expressions(Map<String, Figures> ours, JsonNode reference) {
    Table table =
        new Table(
            "expression",
            "cached µs",
            "reference µs",
            "times",
            "bytes",
            "parsed µs",
            "reference µs",
            "times",
            "bytes");
    for (String name : YaqlDocument.expressions().keySet()) {
      Figures cached = figures(ours, "cached", name);
      Figures parsed = figures(ours, "parsed", name);
      double cachedReference = reference.at("/cached").get(name).asDouble() * 1e6;
      double parsedReference = reference.at("/parsed").get(name).asDouble() * 1e6;
      table.row(
          name,
          cached.nanos / 1e3,
          cachedReference,
          cachedReference / cached.nanos * 1e3,
          cached.bytes,
          parsed.nanos / 1e3,
          parsedReference,
          parsedReference / parsed.nanos * 1e3,
          parsed.bytes);
    }
    return table;
  }

  private static Table pipeline(Map<String, Figures> ours, JsonNode reference) {
    Table table =
        new Table("elements", "ms", "ns per element", "reference ms", "times", "bytes per element");
    for (Map.Entry<String, Figures> one : ours.entrySet()) {
      String elements = one.getKey().substring(one.getKey().indexOf(' ') + 1);
      double millis = one.getValue().nanos / 1e6;
      double count = Double.parseDouble(elements);
      JsonNode seconds = reference.at("/pipeline/" + elements);
      boolean known = seconds.isNumber();
      table.row(
          elements,
          millis,
          one.getValue().nanos / count,
          known ? seconds.asDouble() * 1e3 : "",
          known ? seconds.asDouble() * 1e3 / millis : "",
          one.getValue().bytes / count);
    }
    return table;
  }

  private static Figures figures(Map<String, Figures> ours, String method, String parameter) {
    Figures found = ours.get(method + " " + parameter);
    if (found == null) {
      throw new IllegalStateException("JMH has not measured " + method + " of " + parameter);
    }
    return found;
  }

  /** Runs the benchmark methods of a class and returns figures by method and parameter. */
  private static Map<String, Figures> measure(Class<?> type, String parameter, String... values)
      throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include("\\b" + type.getSimpleName() + "\\b");
    options
        .addProfiler(GCProfiler.class)
        .addProfiler(ProcessorTime.class)
        .verbosity(VerboseMode.SILENT);
    if (values.length > 0) {
      options.param(parameter, values);
    }
    return collect(new Runner(options).run(), parameter);
  }

  private static Map<String, Figures> collect(Collection<RunResult> results, String parameter) {
    Map<String, Figures> all = new LinkedHashMap<>();
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
      double nanos =
          result.getBenchmarkResults().stream()
              .map(BenchmarkResult::getIterationResults)
              .flatMap(Collection::stream)
              .mapToDouble(iteration -> secondary(iteration, ProcessorTime.RESULT))
              .min()
              .orElseThrow();
      double bytes =
          result.getBenchmarkResults().stream()
              .map(BenchmarkResult::getIterationResults)
              .flatMap(Collection::stream)
              .mapToDouble(iteration -> secondary(iteration, "gc.alloc.rate.norm"))
              .min()
              .orElseThrow();
      all.put(method + " " + params.getParam(parameter), new Figures(nanos, bytes));
    }
    return all;
  }

  private static double secondary(IterationResult iteration, String name) {
    Result<?> result = iteration.getSecondaryResults().get(name);
    if (result == null) {
      throw new IllegalStateException("JMH gives no " + name);
    }
    return result.getScore();
  }

  private static JsonNode reference() throws Exception {
    String python = System.getenv().getOrDefault("MURANO_PYTHON", "/usr/bin/python3");
    Path script = Files.createTempFile("yaql-reference", ".py");
    try (InputStream in = YaqlSpeed.class.getResourceAsStream("/yaql/reference.py")) {
      if (in == null) {
        throw new IllegalStateException("yaql/reference.py is not on the class path");
      }
      Files.write(script, in.readAllBytes());
      return answer(python, script);
    } finally {
      Files.delete(script);
    }
  }

  private static JsonNode answer(String python, Path script) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                python,
                script.toString(),
                Long.toString(YaqlDocument.LIMIT),
                Long.toString(YaqlDocument.QUOTA)));
    command.addAll(REFERENCE_ELEMENTS);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (InputStream document = YaqlDocument.open();
        OutputStream input = process.getOutputStream()) {
      document.transferTo(input);
    }
    return JsonMapper.builder().build().readTree(process.getInputStream().readAllBytes());
  }
}
