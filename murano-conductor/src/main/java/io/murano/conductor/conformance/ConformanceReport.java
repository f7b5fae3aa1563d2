package io.murano.conductor.conformance;

import java.io.PrintWriter;

/** What came out of a run over recorded cases. */
public interface ConformanceReport {

  /** Returns whether all cases agree, apart from deliberate differences, which must differ. */
  boolean agrees();

  /** Prints totals by area, then what differs. */
  void print(PrintWriter out);
}
