package io.murano.conductor.muranopl.request;

/** Takes the reports of an execution, in order, on whichever thread runs it. */
@FunctionalInterface
public interface ReportSink {

  /** Takes a report; may block. */
  void accept(Report report);
}
