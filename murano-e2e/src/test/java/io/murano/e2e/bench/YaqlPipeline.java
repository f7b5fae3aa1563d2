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

/** The pipeline of the {@link YaqlDocument} over many elements, run by JMH. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class YaqlPipeline {

  /** Elements at its beginning. */
  @Param({"1000", "10000", "100000", "1000000"})
  public int elements;

  private YaqlDocument document;
  private Expression expression;

  /** Parses the expression. */
  @Setup
  public void prepare() {
    document = new YaqlDocument();
    expression = YaqlDocument.UNLIMITED.parse(YaqlDocument.pipeline(elements));
  }

  /** Evaluates it to a list. */
  @Benchmark
  public Object pipeline() {
    return expression.evaluate(document.context());
  }
}
