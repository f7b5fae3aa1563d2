package io.murano.conductor.conformance;

/** Counts cases, and those among them that agree. Not thread-safe. */
public final class Tally {

  private int agreeing;
  private int total;

  /** Counts a case. */
  public void add(boolean agrees) {
    total++;
    if (agrees) {
      agreeing++;
    }
  }

  /** Counts the cases of another tally. */
  public void add(Tally other) {
    agreeing += other.agreeing;
    total += other.total;
  }

  /** Returns the number of cases that agree. */
  public int agreeing() {
    return agreeing;
  }

  /** Returns the number of cases. */
  public int total() {
    return total;
  }
}
