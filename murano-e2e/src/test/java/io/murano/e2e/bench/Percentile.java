package io.murano.e2e.bench;

import java.util.Arrays;

/** Percentiles of measurements. Stateless. */
final class Percentile {

  private Percentile() {}

  /** Returns the smallest measurement that {@code percent} of all do not exceed. */
  static double of(double[] measurements, int percent) {
    double[] sorted = measurements.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(sorted.length * percent / 100.0);
    return sorted[Math.max(rank, 1) - 1];
  }
}
