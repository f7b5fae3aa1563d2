package io.murano.common.error;

/** What went wrong, independent of the wording of the message. */
public enum ErrorCode {
  /** Malformed or inconsistent input. */
  INVALID_INPUT(ErrorCategory.USER, false),
  /** The named thing does not exist or is not visible to the caller. */
  NOT_FOUND(ErrorCategory.USER, false),
  /** The caller is not known. */
  UNAUTHENTICATED(ErrorCategory.USER, false),
  /** The caller is known and may not do this. */
  FORBIDDEN(ErrorCategory.USER, false),
  /** The request contradicts the present state. */
  CONFLICT(ErrorCategory.USER, false),
  /** The work was cancelled on request. */
  CANCELLED(ErrorCategory.USER, false),
  /** A package archive or manifest cannot be used. */
  INVALID_PACKAGE(ErrorCategory.PACKAGE_AUTHOR, false),
  /** Package code failed or cannot be compiled. */
  PACKAGE_CODE(ErrorCategory.PACKAGE_AUTHOR, false),
  /** An agent reported an error. */
  AGENT_FAILED(ErrorCategory.CLOUD_OR_AGENT, false),
  /** An agent did not answer in time. */
  AGENT_TIMEOUT(ErrorCategory.CLOUD_OR_AGENT, true),
  /** A cloud refused or failed a request. */
  CLOUD_FAILED(ErrorCategory.CLOUD_OR_AGENT, true),
  /** A limit on size, time, depth or number was exceeded. */
  LIMIT_EXCEEDED(ErrorCategory.RESOURCES, false),
  /** A needed part of Murano (database, broker, another service) cannot be reached now. */
  UNAVAILABLE(ErrorCategory.INTERNAL, true),
  /** A defect in Murano. */
  INTERNAL(ErrorCategory.INTERNAL, false);

  private final ErrorCategory category;
  private final boolean retryable;

  ErrorCode(ErrorCategory category, boolean retryable) {
    this.category = category;
    this.retryable = retryable;
  }

  /** Returns who has to act. */
  public ErrorCategory category() {
    return category;
  }

  /** Returns whether the same request may succeed later without a change. */
  public boolean retryable() {
    return retryable;
  }
}
