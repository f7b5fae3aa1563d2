package io.murano.conductor.muranopl.request;

import io.murano.conductor.muranopl.packaging.PackageLoader;
import io.murano.conductor.muranopl.schedule.ExecutionLimits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything an execution needs besides its program. Made by {@link #builder}.
 *
 * @param executionId id of the execution, for a task the task id. Generated ids, random names and
 *     the order of effects depend on nothing else, so that a second run repeats the first
 * @param packages finds packages; the core library is always there
 * @param identity on whose behalf it runs
 * @param reports takes progress reports
 * @param services what native classes may use
 * @param limits budgets
 */
public record ExecutionContext(
    String executionId,
    PackageLoader packages,
    SessionIdentity identity,
    ReportSink reports,
    ExecutionServices services,
    ExecutionLimits limits) {

  /** Checks that all members are present. */
  public ExecutionContext {
    Objects.requireNonNull(executionId, "executionId");
    Objects.requireNonNull(packages, "packages");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(reports, "reports");
    Objects.requireNonNull(services, "services");
    Objects.requireNonNull(limits, "limits");
  }

  /** Returns a builder with the two members that have no default. */
  public static Builder builder(String executionId, PackageLoader packages) {
    return new Builder(executionId, packages);
  }

  /** Collects the members. */
  public static final class Builder {
    private final String executionId;
    private final PackageLoader packages;
    private SessionIdentity identity = SessionIdentity.NONE;
    private @Nullable ReportSink reports;
    private ExecutionServices services = ExecutionServices.NONE;
    private ExecutionLimits limits = ExecutionLimits.DEFAULT;

    private Builder(String executionId, PackageLoader packages) {
      this.executionId = executionId;
      this.packages = packages;
    }

    /** Sets on whose behalf the execution runs. */
    public Builder identity(SessionIdentity value) {
      identity = value;
      return this;
    }

    /** Sets who takes the reports; by default nobody. */
    public Builder reports(ReportSink value) {
      reports = value;
      return this;
    }

    /** Sets what native classes may use; by default nothing. */
    public Builder services(ExecutionServices value) {
      services = value;
      return this;
    }

    /** Sets the budgets. */
    public Builder limits(ExecutionLimits value) {
      limits = value;
      return this;
    }

    /** Returns the context. */
    public ExecutionContext build() {
      ReportSink sink = reports == null ? report -> {} : reports;
      return new ExecutionContext(executionId, packages, identity, sink, services, limits);
    }
  }
}
