package io.murano.e2e.bench;

/** One benchmark. */
interface Benchmark {

  /** Name on the command line. */
  String name();

  /** What it measures, in one line. */
  String description();

  /** Measures and prints a table. */
  void run(Bench bench) throws Exception;
}
