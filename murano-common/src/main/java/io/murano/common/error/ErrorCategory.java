package io.murano.common.error;

/** Who has to act on an error. Operators count failures by category. */
public enum ErrorCategory {
  /** The caller of the api sent something that cannot be accepted. */
  USER,
  /** The author of a package has to change the package. */
  PACKAGE_AUTHOR,
  /** A cloud, a machine or its agent failed or did not answer. */
  CLOUD_OR_AGENT,
  /** A limit or budget was exhausted. */
  RESOURCES,
  /** A defect or an unavailable part of Murano itself. */
  INTERNAL
}
