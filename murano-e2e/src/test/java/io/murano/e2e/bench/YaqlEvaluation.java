package io.murano.e2e.bench;

import io.murano.conductor.yaql.Expression;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Evaluation of one expression of the {@link YaqlDocument}, run by JMH. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class YaqlEvaluation {

  private static final int WARM_UP = 30_000;

  /** Name of the expression. */
  @Param({"properties"})
  public String name;

  private YaqlDocument document;
  private String text;
  private Expression expression;

  /** Parses the expression, and evaluates it so often that even a busy machine compiles it. */
  @Setup
  public void prepare() {
    document = new YaqlDocument();
    text = YaqlDocument.expressions().get(name);
    expression = YaqlDocument.ENGINE.parse(text);
    for (int i = 0; i < WARM_UP; i++) {
      cached();
      parsed();
    }
  }

  /** Evaluates an expression that has been parsed once. */
  @Benchmark
  public Object cached() {
    return expression.evaluate(document.context());
  }

  /** Parses the text and evaluates it once. */
  @Benchmark
  public Object parsed() {
    return YaqlDocument.ENGINE.parse(text).evaluate(document.context());
  }
}
