package io.murano.e2e.bench;

import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.io.PrintStream;

/**
 * What benchmarks run on.
 *
 * @param broker broker of this run
 * @param database database of this run
 * @param out where tables go
 */
record Bench(TestBroker broker, TestDatabase database, PrintStream out) {}
