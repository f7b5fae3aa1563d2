package io.murano.conductor.deployment;

/**
 * Order in which the parts that run start; they stop in the opposite one. What stores comes before
 * what produces, so that everything produced while stopping is still stored and published.
 */
final class ExecutionPhases {

  static final int JOURNAL = 200;
  static final int LEASES = 300;
  static final int COORDINATOR = 400;

  private ExecutionPhases() {}
}
